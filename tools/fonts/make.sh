#!/bin/sh
# Makes the faces of render/pdf/faces from Debian and npm packages:
#
#     apt-get install fonttools fonts-lxgw-wenkai npm
#     tools/fonts/make.sh
#
# Inputs are checked against the digests below and the faces against
# render/pdf/faces/SHA256SUMS, which they match byte for byte with fontTools
# 4.38.0. After a change that is meant, write the new digests with
#
#     cd render/pdf/faces && sha256sum *.ttf > SHA256SUMS
set -eu
cd "$(dirname "$0")/../.."
out=render/pdf/faces
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

for package in @expo-google-fonts/noto-serif-sc@0.4.3 @expo-google-fonts/noto-sans-sc@0.4.3; do
	tarball=$(npm pack --silent --pack-destination "$work" "$package")
	mkdir "$work/${tarball%.tgz}"
	tar -xzf "$work/$tarball" -C "$work/${tarball%.tgz}" --strip-components 1
done
serif=$work/expo-google-fonts-noto-serif-sc-0.4.3
sans=$work/expo-google-fonts-noto-sans-sc-0.4.3
kai=/usr/share/fonts/truetype/lxgw-wenkai # of fonts-lxgw-wenkai 1.250

sha256sum --check --quiet <<EOF
c358a69de3df5f423a8946a7b03e3126fb6ba116f1130a463455b4e39e1f0742  $serif/400Regular/NotoSerifSC_400Regular.ttf
9c6a2ba736e4b499c84f65ce366bd3625c0401885fd3e585ace50fb738b96ff6  $serif/700Bold/NotoSerifSC_700Bold.ttf
b30853d205f3ecdde938b1488c735ee15a2e870d31331b992fdc53971e23ec4a  $sans/500Medium/NotoSansSC_500Medium.ttf
bbf534b0ca093928f94d1782855e65a19a32cde82b075d495d072025521953c8  $kai/LXGWWenKai-Regular.ttf
EOF

# Debian's interpreter: its packages are not those of another Python on the PATH.
make() {
	/usr/bin/python3 tools/fonts/make.py --table render/internal/fonttest/general-standard.txt "$@"
}
make "$serif/400Regular/NotoSerifSC_400Regular.ttf" "$out/NotoSerifSC-Regular.ttf"
make "$serif/700Bold/NotoSerifSC_700Bold.ttf" "$out/NotoSerifSC-Bold.ttf"
make "$sans/500Medium/NotoSansSC_500Medium.ttf" "$out/NotoSansSC-Medium.ttf"
# The licence reserves the names LXGW and 霞鹜 for the unmodified font.
make --name "Annual Report Kai" AnnualReportKai-Regular 年报楷体 \
	"$kai/LXGWWenKai-Regular.ttf" "$out/AnnualReportKai-Regular.ttf"

cd "$out"
sha256sum --check SHA256SUMS
