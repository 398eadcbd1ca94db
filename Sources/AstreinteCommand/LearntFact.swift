import ArgumentParser
import Diagnostics
import PackTesting
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
        guard !pack.vocabulary.facts[fact].isMap else {
            state = try LearntFact.entries(value, of: fact, name, pack)
            return
        }
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

    /// The entries that a text gives, which stand for the whole object.
    private static func entries(
        _ text: String, of fact: PackIndex<Fact>, _ name: String, _ pack: RulePack
    ) throws -> FactState {
        let file = SourceFile(path: "--set \(name)", text: text)
        let (state, diagnostics) = WrittenEntries.read(file, of: fact, in: pack)
        guard !diagnostics.contains(where: { $0.severity == .error }) else {
            Terminal.standardError.write(TextRenderer().render(diagnostics, files: [file]))
            throw Ending.usage("--set \(name): write it as {id: value}")
        }
        return state
    }

    /// The fact of this name, which must be one that can be given.
    static func fact(named name: String, in pack: RulePack) throws -> PackIndex<Fact> {
        if let fact = pack.vocabulary.fact(named: name), pack.vocabulary.facts[fact].canBeLearnt { return fact }
        let known = pack.vocabulary.facts.filter { $0.canBeLearnt }.map { $0.name }
        throw Ending.usage("unknown fact `\(printable(name))`" + Ending.hint(name, among: known))
    }
}
