package import Diagnostics

extension [Diagnostic] {
    /// A file that is none of ours would fill the screen, and take its time doing so: to show each mistake takes as long as
    /// the line is that it stands on.
    private static var limit: Int { 1000 }

    /// Keeps a mistake, unless there are too many already: then the last one says that there are.
    package mutating func keep(_ diagnostic: Diagnostic) {
        if count < Self.limit {
            append(diagnostic)
        } else if count == Self.limit, diagnostic.severity == .error {
            append(
                Diagnostic(
                    PackFault.tooManyMistakes.rawValue, "there are more mistakes than the \(Self.limit) shown",
                    at: diagnostic.range))
        }
    }
}
