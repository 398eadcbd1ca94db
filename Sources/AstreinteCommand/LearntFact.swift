import ArgumentParser
import CivilTime
import Diagnostics
import PackTesting
import RuleEngine
import RulePacks
import Runbooks
import Vocabularies

/// A fact given on the command line, as `fact=value`.
struct LearntFact {
    let fact: PackIndex<Fact>
    private let state: FactState

    /// True for an object, or one entry of it: what it doesn't name stays as it was told.
    private let isObject: Bool

    /// Reads a fact of a pack; what is wrong is said on standard error, and is wrong usage.
    init(_ text: String, pack: RulePack) throws {
        guard let separator = text.firstIndex(of: "=") else {
            throw Ending.usage("--set: `\(printable(text))` is not written as fact=value")
        }
        let name = String(text[..<separator])
        let value = String(text[text.index(after: separator)...])
        guard value.utf8.count <= 65_536 else { throw Ending.usage("--set: a value holds 64 KiB at most") }
        if let (map, key, part) = LearntFact.entry(named: name, in: pack) {
            let read = try LearntFact.state(value, of: part, name, pack)
            (fact, isObject) = (map, true)
            state = .known(.records([FactRecord([.known(.string(key)), read])]))
            return
        }
        fact = try LearntFact.fact(named: name, in: pack)
        isObject = pack.vocabulary.facts[fact].isMap
        state =
            try isObject && value != "?"
            ? LearntFact.entries(value, of: fact, name, pack) : LearntFact.state(value, of: fact, name, pack)
    }

    /// What is known of the fact from now on, beside what was.
    func state(beside known: FactState) -> FactState { isObject ? state.beside(known) : state }

    /// A situation that has learnt it.
    func learnt(by situation: Situation, at now: Instant, _ pack: RulePack) -> Situation {
        situation.learning(fact, state(beside: situation.table(at: now)[fact]), at: now, in: pack.vocabulary)
    }

    private static func state(
        _ value: String, of fact: PackIndex<Fact>, _ name: String, _ pack: RulePack
    ) throws -> FactState {
        guard value != "?" else { return .unknown }
        do throws(FactValueFault) {
            let read = try FactValueReader.told(value, as: pack.vocabulary.facts[fact].type)
            guard case .set(let set) = read, pack.vocabulary.facts[fact].isOpen else { return .known(read) }
            return .known(.set(SetValue(set.members, isOpen: true, holdsUnknown: set.holdsUnknown)))
        } catch .meansUnknown {
            return .unknown
        } catch {
            let help = error.help(for: value).map { "; \($0)" }.joined()
            throw Ending.usage("--set \(printable(name)): \(error.message(for: printable(value)))\(help)")
        }
    }

    /// The entry of an object that a path names: the object, the key, and the fact that tells the type of its value.
    private static func entry(
        named name: String, in pack: RulePack
    ) -> (map: PackIndex<Fact>, key: String, value: PackIndex<Fact>)? {
        for map in pack.vocabulary.facts.packIndices where pack.vocabulary.facts[map].isMap {
            let prefix = pack.vocabulary.facts[map].name + "."
            guard name.hasPrefix(prefix), name.count > prefix.count, pack.vocabulary.fact(named: name) == nil,
                case .records(let parts) = pack.vocabulary.facts[map].type, let value = parts.last
            else { continue }
            return (map, String(name.dropFirst(prefix.count)), value)
        }
        return nil
    }

    /// The entries of an object that a text gives.
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
        if let fact = pack.vocabulary.fact(named: name), pack.vocabulary.facts[fact].canBeLearnt {
            // The lines of a journal name the incident by it.
            guard fact != pack.header.bindings.id else {
                throw Ending.usage("`\(name)` tells incidents apart, and stays what its record says")
            }
            return fact
        }
        let known = pack.vocabulary.facts.filter { $0.canBeLearnt }.map { $0.name }
        throw Ending.usage("unknown fact `\(printable(name))`" + didYouMean(name, among: known))
    }
}
