#!/usr/bin/env bash
# Builds the engine of a page as WebAssembly with the plain toolchain: build.sh FOLDER [OBJECTS]
#
# Leaves runbook-page.wasm.lzma in FOLDER, where astreinte finds it when it lies there too, or in ../share/astreinte. Every module that the
# page runs must stay within Embedded Swift; this is where it shows when one doesn't. It packs with xz (Debian: xz-utils), after wasm-opt
# (binaryen).
set -euo pipefail

mkdir -p "$1"
folder=$(cd "$1" && pwd)
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
sources=$(cd "$here/../.." && pwd)
if [[ -n ${2:-} ]]; then
    mkdir -p "$2"
    objects=$(cd "$2" && pwd)
else
    objects=$(mktemp -d)
    trap 'rm -rf "$objects"' EXIT
fi
# Named from there the sources leave no trace of where they are.
cd "$objects"
ln -sfn "$sources" sources
toolchain=$(dirname "$(dirname "$(readlink -f "$(command -v swiftc)")")")
triple=wasm32-unknown-none-wasm
# In the order of their dependencies.
modules=(Diagnostics CivilTime Digests Vocabularies RuleEngine Runbooks RunbookFormats IncidentFeeds)

compile() {
    local module=$1
    shift
    # A function that takes another isn't copied for each that it is given.
    swiftc -target "$triple" -enable-experimental-feature Embedded -wmo -Osize -parse-as-library \
        -Xllvm -sil-disable-pass=closure-specialize \
        -swift-version 6 -package-name astreinte -Xfrontend -disable-stack-protector -warnings-as-errors \
        -enable-upcoming-feature ExistentialAny -enable-upcoming-feature InternalImportsByDefault \
        -enable-upcoming-feature MemberImportVisibility \
        -module-name "$module" -emit-module -emit-module-path "$module.swiftmodule" -I . -c "$@" -o "$module.o"
}

# Links the modules above and those named: link RESULT MODULE…
link() {
    local result=$1 module parts=("$objects/shim.o")
    shift
    for module in "${modules[@]}" "$@"; do parts+=("$objects/$module.o"); done
    "$toolchain/bin/wasm-ld" --no-entry --gc-sections --strip-all "${parts[@]}" \
        "$toolchain/lib/swift/embedded/$triple/libswiftUnicodeDataTables.a" -o "$result"
}

for module in "${modules[@]}" RunbookPage; do
    own=(sources/"$module"/*.swift)
    # What most modules stand on.
    [[ $module != Vocabularies ]] || own+=(sources/RunbookPage/WebAssembly/Sorting.swift)
    compile "$module" "${own[@]}"
done
"$toolchain/bin/clang" --target="$triple" -Os -Wall -Werror -ffreestanding -fno-builtin -c "$here/shim.c" \
    -o "$objects/shim.o"
link "$objects/page.wasm" RunbookPage
# Functions alike become one, and arguments that nobody reads go: that packs 6 % smaller, where to optimise all of it packs worse.
wasm-opt --enable-mutable-globals --enable-sign-ext --enable-nontrapping-float-to-int --enable-bulk-memory \
    --duplicate-function-elimination --dae-optimizing --merge-similar-functions --simplify-globals --coalesce-locals \
    --reorder-locals --duplicate-function-elimination --remove-unused-module-elements --vacuum \
    "$objects/page.wasm" -o "$objects/small.wasm"
# The one form that the page's script unpacks.
xz --format=lzma --lzma1=preset=9e,lc=3,lp=0,pb=0 --stdout "$objects/small.wasm" >"$folder/runbook-page.wasm.lzma"
