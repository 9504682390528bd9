import { useMutation, useQueryClient } from '@tanstack/react-query';
import { post } from './transport.ts';

/** What a sign-in answers: done, or the second step is still to come. */
export interface SignInAnswer {
  readonly twoFactorRedirect?: boolean;
}
/** What an authenticator app needs, and the codes for when it is lost. */
export interface SecondFactorSetUp {
  readonly totpURI: string;
  readonly backupCodes: readonly string[];
}

/** One deed of the person's own account; afterwards everything is read again. */
function useAccountDeed<Input, Answer = unknown>(does: (input: Input) => Promise<Answer>) {
  const queries = useQueryClient();
  return useMutation({ mutationFn: does, onSuccess: () => queries.invalidateQueries() });
}

/** The second step of a sign-in: six digits of the app, or a backup code. */
export const useSecondStep = () =>
  useAccountDeed(({ code }: { code: string }) =>
    /^\d{6}$/.test(code)
      ? post('/api/auth/two-factor/verify-totp', { code })
      : post('/api/auth/two-factor/verify-backup-code', { code }),
  );

export const useChangePassword = () =>
  useAccountDeed((passwords: { currentPassword: string; newPassword: string }) =>
    post('/api/auth/change-password', passwords),
  );

/** Begins to set up a second factor; it counts once {@link useConfirmSecondFactor} has shown that the app has it. */
export const useSetUpSecondFactor = () =>
  useMutation({
    mutationFn: (input: { password: string }) =>
      post('/api/auth/two-factor/enable', input) as Promise<SecondFactorSetUp>,
  });
export const useConfirmSecondFactor = () =>
  useAccountDeed((input: { code: string }) => post('/api/auth/two-factor/verify-totp', input));
export const useDropSecondFactor = () =>
  useAccountDeed((input: { password: string }) => post('/api/auth/two-factor/disable', input));
