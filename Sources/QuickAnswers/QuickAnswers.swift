package import IncidentFeeds
package import RuleEngine
package import RunbookFormats
import Vocabularies

/// Which actions an incident requires, told from the bytes of its record without making its facts, its lines or its order.
///
/// For packs of plain rules: each a condition on what the record says, none of which bans an action, waits for one, or
/// holds for each record of a collection. Every answer is that of the whole plan, which is the reference: what isn't surely
/// so, any fault of the record among it, is left to it.
package struct QuickAnswers: Sendable {
    let limits: FeedLimits
    let tree: KeyTree
    let columns: [Column]
    let rules: QuickRules

    /// The column of the id.
    let idColumn: Int

    /// The column of what says that it is an exercise, of which the whole plan writes the id.
    let exerciseColumn: Int?

    private let writesID: Bool
    private let writesActions: Bool

    /// Nil for a pack that needs the whole plan, and where other keys of the decision are asked than the id and what is
    /// required.
    package init?(_ pack: RulePack, keys: [DecisionFormat.Key], limits: FeedLimits = FeedLimits()) {
        guard keys.allSatisfy({ $0 == .id || $0 == .actions }), let plain = PlainRules(of: pack),
            let columns = ColumnTable(of: pack, reading: plain), let rules = QuickRules(plain, columns)
        else { return nil }
        self.limits = limits
        self.columns = columns.columns
        self.rules = rules
        tree = columns.tree
        idColumn = columns.id
        exerciseColumn = columns.exercise
        writesID = keys.contains(.id)
        writesActions = keys.contains(.actions)
    }

    /// What a thread reads into.
    package func reading() -> QuickReading { QuickReading(columnCount: columns.count, nodeCount: tree.nodes.count) }

    /// Writes the answer on one of some records as a line; false, with nothing written, where the whole plan has to tell.
    ///
    /// `isCanonical` is true where no mapping might be for it. The record is read where it is: with two threads, to count who
    /// holds its bytes costs as much as a tenth of the answer.
    package func answer(
        _ records: Span<FeedRecord>, at place: Int, isCanonical: Bool, _ reading: inout QuickReading,
        to output: inout [UInt8]
    ) -> Bool {
        guard records[place].fault == nil, records[place].pageHead == 0, records[place].pageTail == 0 else {
            return false
        }
        let bytes = records[place].slice.span
        guard read(bytes, into: &reading), isCanonical || reading.isCanonical else { return false }
        // Of an exercise, numbers of the outside are hidden in the id too.
        if let exerciseColumn, reading.rows[exerciseColumn] == 3 { return false }
        for place in reading.id where !bytes[place].isPlain { return false }
        rules.decide(bytes, columns, &reading)
        output.append(UInt8(ascii: "{"))
        if writesID {
            output.append(contentsOf: #""id":""#.utf8)
            for place in reading.id { output.append(bytes[place]) }
            output.append(contentsOf: (writesActions ? "\"," : "\"").utf8)
        }
        if writesActions { rules.write(reading, to: &output) }
        output.append(contentsOf: "}\n".utf8)
        return true
    }
}

extension UInt8 {
    /// True for what stands in a JSON string, and on a terminal, as it is.
    var isPlain: Bool { self >= 0x20 && self < 0x7F && self != 0x22 && self != 0x5C }
}
