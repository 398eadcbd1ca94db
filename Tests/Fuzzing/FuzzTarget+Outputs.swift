import IncidentFeeds
import RuleEngine
import RunbookFormats
import Runbooks
import TestSupport

/// What is made of it.
extension FuzzTarget {
    /// The index against the walk, on one of some packs and in situations that the bytes choose.
    static func kernel(_ bytes: [UInt8]) {
        let (pack, index) = Surroundings.randomPacks[Int(bytes.first ?? 0) % Surroundings.randomPacks.count]
        let seed = bytes.reduce(14_695_981_039_346_656_037 as UInt64) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 }
        var random = RandomConditions(seed: seed)
        let view = random.view(of: pack)
        let walked = pack.rules.flatMap { $0.consequences.map { view.verdict(on: $0.condition) } }
        precondition(
            index.possible(in: view).map { $0.verdict } == walked.filter { $0 != .notMet }, "situation \(seed)")
    }

    /// A record of a feed, on a page: nothing in it commands a terminal, a browser or a spreadsheet.
    static func pages(_ bytes: [UInt8]) {
        for record in frames(bytes, chunk: bytes.count).prefix(2) {
            guard record.fault == nil, let situation = try? Surroundings.reader.read(record) else { continue }
            // One page for each input, so that more are tried: which, its length says.
            page(Surroundings.plan(situation), number: bytes.count)
        }
    }

    private static func page(_ plan: Plan, number: Int) {
        let reader = Reader.inCharge(plan.pack.header.defaultReader)
        let document = RunbookDocument(plan, reader: reader)
        let texts: [() -> String] = [
            { TerminalFormat.render(document) }, { MarkdownFormat.render(document) },
            { HTMLFormat.render([document]) }, { CallFormat.render(plan, reader: reader) },
            { DeclarationFormat.render(plan) },
        ]
        let exports = RunbookExport.allCases
        switch number % (texts.count + exports.count + 1) {
        case let kind where kind < texts.count:
            let text = texts[kind]()
            precondition(text.unicodeScalars.allSatisfy { !$0.commands }, "a character that commands")
            precondition(!text.contains("<script"), "a script")
        case let kind where kind < texts.count + exports.count:
            _ = exports[kind - texts.count].render(plan)
        default:
            let json = RunbookJSON.render(plan, place: nil, reader: reader)
            precondition(value(json) != nil, "what we write, we can't read")
        }
    }
}
