#!/usr/bin/env bash
# Builds the engine as WebAssembly with the plain toolchain, and links it with the probe: build.sh OUT-FOLDER
#
# Every module that the HTML page runs must stay within Embedded Swift; this is where it shows when one doesn't.
set -euo pipefail

mkdir -p "$1"
out=$(cd "$1" && pwd)
cd "$(dirname "$0")"
sources=../../Sources
toolchain=$(dirname "$(dirname "$(readlink -f "$(command -v swiftc)")")")
triple=wasm32-unknown-none-wasm

compile() {
    local module=$1
    shift
    swiftc -target "$triple" -enable-experimental-feature Embedded -wmo -Osize -parse-as-library \
        -swift-version 6 -package-name astreinte -Xfrontend -disable-stack-protector -warnings-as-errors \
        -enable-upcoming-feature ExistentialAny -enable-upcoming-feature InternalImportsByDefault \
        -enable-upcoming-feature MemberImportVisibility \
        -module-name "$module" -emit-module -emit-module-path "$out/$module.swiftmodule" -I "$out" \
        -c "$@" -o "$out/$module.o"
}

objects=()
# In the order of their dependencies.
for module in Diagnostics CivilTime Digests Vocabularies RuleEngine Runbooks RunbookFormats; do
    compile "$module" "$sources/$module"/*.swift
    objects+=("$out/$module.o")
done
compile EngineProbe ./*.swift
"$toolchain/bin/clang" --target="$triple" -Os -Wall -Werror -ffreestanding -fno-builtin -c shim.c -o "$out/shim.o"
"$toolchain/bin/wasm-ld" --no-entry --gc-sections --strip-all "${objects[@]}" "$out/EngineProbe.o" "$out/shim.o" \
    "$toolchain/lib/swift/embedded/$triple/libswiftUnicodeDataTables.a" -o "$out/probe.wasm"
