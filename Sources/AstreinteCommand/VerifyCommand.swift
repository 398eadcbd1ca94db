import ArgumentParser
import Diagnostics
import IncidentFeeds
import Runbooks
import Signatures

/// Whether what lies there is what was signed, or what was printed of.
struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check packs, overlays, mappings and profiles against their signatures, or the chain of a journal.",
        discussion: """
            Of what was signed, says everything that is wrong at once: a file that was changed, added or taken away, a \
            link, a signature that is missing or of another key, a version older than asked for.

            Of a journal, says whether each line carries the digest of the one before and, with --head, whether the line \
            of which a page was printed is still there, and what came after. That shows nobody who added lines at the \
            end, nor that the page is of this journal where only its first digits were compared.

              astreinte verify rules/socle-sante site.yaml --trust hospital.key.pub --min-version 0.1
              astreinte verify --journal night.ndjson --head 7f3a91c2d4e5f607
            """)

    @Argument(help: "Folders or files, each with its manifest and signature beside.")
    var paths: [String] = []

    @OptionGroup var trust: TrustOptions

    @Option(help: ArgumentHelp("The journal whose chain to check.", valueName: "file"))
    var journal: String?

    @Option(
        help: ArgumentHelp(
            "The head of the journal that a page shows (« tête »), or at least its first eight digits.",
            valueName: "hex"))
    var head: String?

    func validate() throws {
        guard journal != nil else {
            if head != nil { throw ValidationError("--head is looked for in a journal: add --journal FILE") }
            if paths.isEmpty { throw ValidationError("name what was signed, or a journal with --journal") }
            return
        }
        if !paths.isEmpty || !trust.isEmpty {
            throw ValidationError("a journal has a chain and no signature: check the two one after the other")
        }
        guard let head else { return }
        let isHexadecimal = head.utf8.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte) || (0x41...0x46).contains(byte)
        }
        guard isHexadecimal, (8...64).contains(head.utf8.count) else {
            throw ValidationError("--head takes 8 to 64 hexadecimal digits, as a page shows them")
        }
    }

    func run() throws {
        if let journal { return try verify(journal: journal) }
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

    /// Says what holds on standard output, what doesn't on standard error.
    private func verify(journal path: String) throws {
        let chain = JournalChain(try Ending.naming(path) { () throws(SystemFault) in try JournalFile.bytes(path) })
        let links = chain.links
        var isGood = true
        func refuse(_ message: String) {
            isGood = false
            Terminal.standardError.write("astreinte: \(printable(path)): \(message)\n")
        }
        for link in links where !link.follows {
            refuse("line \(link.line) doesn't carry the digest of the one before")
        }
        for line in chain.unread {
            Terminal.standardError.write(
                "\(printable(path)):\(line): can't be read, and is outside the chain: anybody may have put it there\n")
        }
        if isGood {
            let head = links.last.map { ", head \($0.digest.prefix(Evidence.shownDigits))" } ?? ""
            Terminal.standardOutput.write(
                "\(printable(path)): the chain holds, \(count(links.count, "line"))\(head)\n")
        }
        if let head {
            let places = chain.places(ofHead: head)
            if let place = places.first, places.count == 1 {
                let later = links[(place + 1)...]
                let after =
                    later.isEmpty
                    ? "nothing came after"
                    : "\(count(later.count, "line")) came after, from \(printable(later.first?.time ?? "an unsaid time")) "
                        + "to \(printable(later.last?.time ?? "an unsaid time"))"
                Terminal.standardOutput.write(
                    "\(printable(path)): \(head) is line \(links[place].line), of "
                        + "\(printable(links[place].time ?? "an unsaid time")); \(after)\n")
            } else if places.isEmpty {
                refuse("no line has the head \(head): this isn't the journal of that page, or it was changed since")
            } else {
                refuse("\(places.count) lines have a head that starts with \(head): give more digits")
            }
        }
        guard isGood else { throw Ending.no }
    }

    private func count(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
}
