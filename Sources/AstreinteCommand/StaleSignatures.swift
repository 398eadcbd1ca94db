import Diagnostics

/// The signatures of what a command rewrote.
enum StaleSignatures {
    /// Says, each once, which signatures beside files or beside folders around them hold no longer, and how to sign again.
    static func report(of files: [String]) {
        var said: Set<FileIdentity> = []
        // As it is called, and as it lies: a link may have been signed, or the folder that one stands in.
        for place in files.flatMap({ around($0) + around(OutputFile.resolved($0)) }) {
            let path = SignedTree.signaturePath(of: place)
            guard let signature = FileIdentity(path), said.insert(signature).inserted else { continue }
            Terminal.standardError.write(
                "\(printable(path)) holds no longer: sign again with astreinte sign \(printable(shellWord(place))) "
                    + "--key FILE\n")
        }
    }

    /// A path, then each folder around it that it names.
    private static func around(_ path: String) -> [String] {
        var places: [String] = []
        var rest = path[...]
        while !rest.isEmpty, rest != "..", !rest.hasSuffix("/..") {
            places.append(String(rest))
            rest = rest[..<(rest.lastIndex(of: "/") ?? rest.startIndex)]
        }
        return places
    }
}
