import ArgumentParser
import Diagnostics
import Signatures

/// Whether what lies there is what was signed.
struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check that packs, overlays, mappings and profiles are what a trusted key signed.",
        discussion: """
            Says everything that is wrong at once: a file that was changed, added or taken away, a link, a signature \
            that is missing or of another key, a version older than asked for.

              astreinte verify rules/socle-sante site.yaml --trust hospital.key.pub --min-version 0.1
            """)

    @Argument(help: "Folders or files, each with its manifest and signature beside.")
    var paths: [String]

    @OptionGroup var trust: TrustOptions

    func run() throws {
        let check = try trust.signatures()
        let trees = try paths.map { try SignedTree($0) }
        let verdicts = trees.map { check.verdict(on: $0) }
        for minimum in trust.minimums where !verdicts.contains(where: { minimum.concerns($0.manifest?.subject) }) {
            throw Ending.usage("--min-version \(printable(minimum.text)): nothing here has such a version")
        }
        for (tree, verdict) in zip(trees, verdicts) {
            for fault in verdict.faults { Terminal.standardError.write("astreinte: \(fault)\n") }
            guard verdict.faults.isEmpty, let manifest = verdict.manifest, let signer = verdict.signer else { continue }
            Terminal.standardOutput.write(
                "\(printable(tree.path)): \(manifest.summary), signed by \(printable(signer))\n")
        }
        guard verdicts.allSatisfy({ $0.faults.isEmpty }) else { throw Ending.no }
    }
}
