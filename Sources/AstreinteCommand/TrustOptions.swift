import ArgumentParser
import Diagnostics
import Glibc
import RulePacks
import Signatures

/// Whose signature is believed, and from which version on.
struct TrustOptions: ParsableArguments {
    @Option(
        name: .customLong("trust"),
        help: ArgumentHelp(
            "A public key (PEM) whose signatures are believed; repeated for several; else those of /etc/astreinte/trust.",
            valueName: "file"))
    var keys: [String] = []

    @Option(
        name: .customLong("min-version"),
        help: ArgumentHelp(
            "The oldest version of a pack that is still taken, or of what has this id.", valueName: "[id=]version"),
        transform: MinimumVersion.init(argument:))
    var minimums: [MinimumVersion] = []

    /// True where nothing is given.
    var isEmpty: Bool { keys.isEmpty && minimums.isEmpty }

    /// Where the machine's own keys lie: files whose names end with .pem.
    private static let machineFolder = "/etc/astreinte/trust"

    /// The keys given, else those of the machine.
    ///
    /// Nothing that is to be verified says what verifies it, nor does the
    /// environment.
    func signatures() throws -> SignatureCheck {
        let own = keys.isEmpty ? try machineKeys() : keys
        guard !own.isEmpty else {
            throw Ending.failure("no key to believe: name one with --trust, or lay it in \(TrustOptions.machineFolder)")
        }
        return SignatureCheck(keys: try own.map { ($0, try KeyFile.verifyingKey($0)) }, minimums: minimums)
    }

    private func machineKeys() throws -> [String] {
        let folder = TrustOptions.machineFolder
        let paths = (Files.names(in: folder) ?? []).filter { $0.hasSuffix(".pem") }.map { folder + "/" + $0 }
        for path in paths.isEmpty ? [] : [folder] + paths where !KeyFile.isOfMachine(path) {
            throw Ending.failure("\(printable(path)): others than root can write to it")
        }
        return paths
    }
}

/// The oldest version that is taken.
struct MinimumVersion {
    /// As it was given.
    let text: String

    private let id: String?
    private let version: Version

    init(argument: String) throws {
        let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard let version = Version(parts[parts.count - 1]), parts[0] != "" else {
            throw ValidationError("a version is expected, as 1.2.0 or socle-sante=1.2.0")
        }
        text = argument
        id = parts.count == 2 ? String(parts[0]) : nil
        self.version = version
    }

    /// Whether it speaks of this.
    func concerns(_ subject: Manifest.Subject?) -> Bool {
        subject.map { id == nil ? $0.kind == "pack" : $0.id == id } ?? false
    }

    /// Why this is too old; nil where it isn't.
    func fault(of subject: Manifest.Subject?) -> String? {
        guard let subject, concerns(subject) else { return nil }
        guard let signed = Version(subject.version) else { return "version \(subject.version) can't be compared" }
        return signed < version ? "version \(subject.version) is older than \(text)" : nil
    }
}
