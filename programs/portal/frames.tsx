import { Outlet, useNavigate, useRouterState } from '@tanstack/react-router';
import { useEffect, useMemo } from 'react';
import { actingPost, useChangePost, useMe, useSignOut, useSite } from '#api-client';
import { Frame, type FramePerson, ServerClock, Waiting } from '#ui-kit';
import { footer, navigation, railFor } from './navigation.ts';

/** A post that the browser remembers and the person no longer holds is forgotten; every request would be refused for it. */
function usePresentPost() {
  const { data: me } = useMe();
  const changePost = useChangePost();
  const chosen = actingPost();
  const gone = me?.signedIn === true && chosen !== null && !me.posts.some(({ id }) => id === chosen);
  useEffect(() => {
    if (gone) void changePost(null);
  }, [gone, changePost]);
}

function usePerson(): FramePerson | null {
  usePresentPost();
  const { data: me } = useMe();
  const signOut = useSignOut();
  const changePost = useChangePost();
  const navigate = useNavigate();
  if (!me?.signedIn || !me.person) return null;
  return {
    name: me.person.name,
    posts: me.posts ?? [],
    postId: actingPost(),
    onPost: (postId) => void changePost(postId),
    onSignOut: () => signOut.mutate(undefined, { onSuccess: () => void navigate({ to: '/' }) }),
  };
}

/** The public site's frame. */
export function PublicFrame() {
  const { data: site } = useSite();
  const person = usePerson();
  return (
    <ServerClock now={site?.now}>
      <Frame site={site} person={person} navigation={navigation} footer={footer}>
        <Outlet />
      </Frame>
    </ServerClock>
  );
}

/** The workbench's frame; who is not signed in is asked to, and comes back to the page they wanted. */
export function WorkFrame() {
  const { data: site } = useSite();
  const { data: me } = useMe();
  const person = usePerson();
  const navigate = useNavigate();
  // While the change to the sign-in page is under way this frame still stands: only its own pages are wanted back.
  const wanted = useRouterState({
    select: ({ location }) => (location.pathname.startsWith('/work') ? location.href : null),
  });
  const away = me !== undefined && !me.signedIn;
  const ownPasswordFirst = me?.mustChangePassword === true;
  useEffect(() => {
    if (ownPasswordFirst && wanted !== null && !wanted.startsWith('/work/account'))
      void navigate({ to: '/work/account' as string, replace: true });
  }, [ownPasswordFirst, wanted, navigate]);
  useEffect(() => {
    if (away && wanted !== null)
      void navigate({ to: '/sign-in' as string, search: { to: wanted } as never, replace: true });
  }, [away, wanted, navigate]);
  const post = me?.posts?.find(({ id }) => id === actingPost()) ?? me?.posts?.[0];
  const rail = useMemo(() => railFor(post?.roles ?? []), [post]);
  return (
    <ServerClock now={site?.now}>
      <Frame site={site} person={person} navigation={navigation} rail={rail} footer={footer}>
        {me?.signedIn ? <Outlet /> : <Waiting rows={8} />}
      </Frame>
    </ServerClock>
  );
}
