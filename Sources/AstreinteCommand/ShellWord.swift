/// A word that a shell reads back as it is.
func shellWord(_ word: String) -> String {
    let isPlain = word.utf8.allSatisfy { byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: "-_./=,:@".utf8.contains(byte)
        }
    }
    return isPlain && !word.isEmpty ? word : "'" + word.replacing("'", with: "'\\''") + "'"
}

extension RulesOptions {
    /// The options as they are typed.
    var words: [String] {
        (requireSignature ? ["--require-signature"] : []) + trust.keys.map { "--trust " + shellWord($0) }
            + trust.minimums.map { "--min-version " + shellWord($0.text) } + paths.map { "--rules " + shellWord($0) }
            + overlays.map { "--overlay " + shellWord($0) }
    }
}

extension ProfileOptions {
    /// The options as they are typed.
    var words: [String] {
        profiles.map { "--profile " + shellWord($0) } + folders.map { "--profiles " + shellWord($0) }
    }
}
