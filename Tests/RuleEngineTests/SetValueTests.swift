import TestSupport
import Testing
import Vocabularies

struct SetValueTests {
    /// A few letters, some of which have more than one form in Unicode, or a twin.
    private func text(_ random: inout SeededRandom) -> String {
        let letters = ["a", "b", "é", "e\u{301}", "K", "\u{212A}", ";", "\u{37E}", "`", "\u{1FEF}", "z"]
        let count = Int.random(in: 1...2, using: &random)
        return (0..<count).map { _ in letters[Int.random(in: letters.indices, using: &random)] }.joined()
    }

    @Test func `what a set lists is found in a long one as in a short one, in any form of Unicode`() {
        var random = SeededRandom(seed: 5)
        var found = 0
        for _ in 0..<2000 {
            let texts = (0..<Int.random(in: 0...40, using: &random)).map { _ in text(&random) }
            let set = SetValue(texts.map { .string($0) })
            let asked = text(&random)
            #expect(set.lists(.string(asked)) == texts.contains(asked))
            found += set.members.count > 16 && texts.contains(asked) ? 1 : 0
        }
        #expect(found > 100)
    }

    @Test func `two sets overlap where one lists a member of the other`() {
        let long = SetValue((0..<100).map { .string("r\($0)") })
        let short = SetValue([.string("z"), .string("r99")])
        #expect(long.overlaps(short) && short.overlaps(long))
        #expect(!long.overlaps(SetValue([.string("r100")])) && !SetValue([]).overlaps(long))
    }
}
