import ArgumentParser
import Diagnostics
import RuleEngine
import RulePacks
import Runbooks
import Vocabularies

/// A fact given on the command line, as `fact=value`.
struct LearntFact {
    let fact: PackIndex<Fact>
    let state: FactState

    /// Reads a fact of a pack; what is wrong is said on standard error, and is wrong usage.
    init(_ text: String, pack: RulePack) throws {
        guard let separator = text.firstIndex(of: "=") else {
            throw Ending.usage("--set: `\(printable(text))` is not written as fact=value")
        }
        let name = String(text[..<separator])
        let value = String(text[text.index(after: separator)...])
        fact = try LearntFact.fact(named: name, in: pack)
        guard value != "?" else {
            state = .unknown
            return
        }
        guard value.utf8.count <= 65_536 else { throw Ending.usage("--set: a value holds 64 KiB at most") }
        do throws(FactValueFault) {
            let read = try FactValueReader.read(value, as: pack.vocabulary.facts[fact].type)
            guard case .set(let set) = read, pack.vocabulary.facts[fact].isOpen else {
                state = .known(read)
                return
            }
            state = .known(.set(SetValue(set.members, isOpen: true, holdsUnknown: set.holdsUnknown)))
        } catch .meansUnknown {
            state = .unknown
        } catch {
            let help = error.help(for: value).map { "; \($0)" }.joined()
            throw Ending.usage("--set \(name): \(error.message(for: printable(value)))\(help)")
        }
    }

    /// The fact of this name, which must be one that can be given.
    static func fact(named name: String, in pack: RulePack) throws -> PackIndex<Fact> {
        if let fact = pack.vocabulary.fact(named: name), pack.vocabulary.facts[fact].canBeLearnt { return fact }
        let known = pack.vocabulary.facts.filter { $0.canBeLearnt }.map { $0.name }
        throw Ending.usage("unknown fact `\(printable(name))`" + Ending.hint(name, among: known))
    }
}
