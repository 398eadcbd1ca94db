#!/bin/sh
# Runbooks of the incidents that are put in a folder, for cron:
#
#   * * * * * soc /opt/astreinte/astreinte-spool.sh /var/spool/astreinte --profile /etc/astreinte/ch.yaml
#
# usage: astreinte-spool.sh FOLDER [OPTION OF ASTREINTE…]
#
# FOLDER/in     *.json and *.ndjson to work on; write there under another name, then rename, so that none is seen half-written
# FOLDER/work   what is being worked on, or could not be, for a reason that is printed
# FOLDER/out    NAME.DIGEST.html, the page of all incidents of a file
# FOLDER/done   the files that have their page
# FOLDER/bad    those of which something was refused, each with its reasons in .txt; what else is in it has its page in out
#
# It may be killed at any moment, or started twice: the next run does what was left. A file that comes again, with the same
# name and content, has its page already and gets no other. Needs util-linux (flock) and coreutils (sha256sum).
set -eu
umask 027
cd "${1:?usage: astreinte-spool.sh FOLDER [OPTION OF ASTREINTE…]}"
shift
mkdir -p in work out done bad
# An astreinte that outlives its killed script holds the lock until it ends.
exec 9>.lock
flock -n 9 || exit 0
rm -f .page* .reasons

tried=
failure=0
for given in work/*.json work/*.ndjson in/*.json in/*.ndjson; do
    [ -f "$given" ] || continue
    # With wrong options or rules every file would look bad: then none is touched.
    [ "$tried" ] || echo '{"id":"essai"}' | "${ASTREINTE:-astreinte}" "$@" >/dev/null
    tried=yes
    name=${given##*/}
    file=work/$name
    if [ "$given" != "$file" ]; then
        [ ! -e "$file" ] || continue
        # From here on, a new file of that name is another.
        mv "$given" "$file"
    fi
    digest=$(sha256sum <"$file") || { failure=2 && continue; }
    name=${name%.*}.$(echo "$digest" | cut -c 1-12)
    kept=$name.${file##*.}
    if [ ! -e "out/$name.html" ]; then
        code=0
        "${ASTREINTE:-astreinte}" "$file" "$@" --format html --all --output .page 2>.reasons || code=$?
        if [ "$code" -eq 3 ] || { [ "$code" -eq 2 ] && grep -qx 'astreinte: no valid incident' .reasons; }; then
            mv .reasons "bad/$name.txt"
        elif [ "$code" -eq 0 ]; then
            rm -f "bad/$name.txt"
        else
            # Not the file's fault, or it can't be read: it stays, and the others go on.
            cat .reasons >&2
            failure=$code
            continue
        fi
        [ "$code" -eq 2 ] || mv .page "out/$name.html"
    fi
    # Last, so that a run killed before is done again, or goes on from here.
    if [ -e "bad/$name.txt" ]; then mv "$file" "bad/$kept"; else mv "$file" "done/$kept"; fi
done
exit "$failure"
