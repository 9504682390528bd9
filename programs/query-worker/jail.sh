#!/bin/sh
# Builds the file system a query worker lives in, then starts the worker inside it. Runs as the first process of fresh mount,
# process, network, IPC and UTS namespaces (`unshare`); nothing done here is seen outside, and all of it is gone when this
# process ends. It stays as process 1 so that the worker dies with it.
#
#   jail.sh PLACE DATA_BYTES OWNER LIMITS [--bind SOURCE TARGET]... -- COMMAND...
#
#   PLACE       an empty folder to build on
#   DATA_BYTES  size of the memory-backed folder /data for the plain projection
#   OWNER       uid that owns /data
#   LIMITS      options for prlimit, or - for none
#   --bind      a file or folder that appears, read-only, at TARGET (written without the first slash)
set -eu
umask 022
place=$1 data_bytes=$2 owner=$3 limits=$4
shift 4

mount -t tmpfs -o mode=0755,nosuid,nodev,size=1m gongshu-query "$place"
cd "$place"
mkdir old proc data

while [ "$1" = --bind ]; do
  if [ -d "$2" ]; then
    mkdir -p "$3"
  else
    case $3 in */*) mkdir -p "${3%/*}" ;; esac
    : >"$3"
  fi
  mount --bind "$2" "$3"
  mount -o remount,bind,ro,nosuid,nodev "$3"
  shift 3
done
shift

mount -t proc -o nosuid,nodev,noexec,hidepid=2 proc proc
# In a user namespace of one user, which is the worker's alone, no further ones: each would offer it all capabilities again.
read -r _ _ users <proc/self/uid_map
[ "$users" != 1 ] || echo 0 >proc/sys/user/max_user_namespaces
mount -o remount,bind,ro,nosuid,nodev,noexec proc
mount -t tmpfs -o "mode=0700,nosuid,nodev,noexec,size=$data_bytes,uid=$owner" gongshu-projection data
# Counted per user and per namespace, so only now; the worker is started by this shell and inherits them.
[ "$limits" = - ] || prlimit --pid $$ $limits

pivot_root . old
cd /
/bin/umount -l /old
/bin/rmdir /old
# Only the mount, not the file system with all its options: in a user namespace one of them names a user that is not mapped there.
/bin/mount -o remount,bind,ro,nosuid,nodev /

"$@"
exit $?
