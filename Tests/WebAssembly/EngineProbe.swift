import CivilTime
import Diagnostics
import RuleEngine
import RunbookFormats
import Runbooks
import Vocabularies

/// Makes room for a request of so many bytes; ``evaluate`` frees it.
@_expose(wasm, "allocate") @_cdecl("allocate")
public func allocate(_ count: Int) -> UnsafeMutablePointer<UInt8> {
    .allocate(capacity: count)
}

/// Answers a request with a report, after its length; the caller frees it by ``release``.
///
/// A request is a line with the instant of the plan, then a line `INSTANT<tab>FACT<tab>VALUE` for each fact, in which
/// the instant is empty for what holds from the beginning.
@_expose(wasm, "evaluate") @_cdecl("evaluate")
public func evaluate(_ bytes: UnsafeMutablePointer<UInt8>, _ count: Int) -> UnsafeMutablePointer<UInt8> {
    let request = String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
    bytes.deallocate()
    let report = Array((Request(request)?.report ?? "malformed request\n").utf8)
    let answer = UnsafeMutablePointer<UInt8>.allocate(capacity: report.count + 4)
    for place in 0..<4 {
        answer[place] = UInt8(truncatingIfNeeded: report.count >> (8 * place))
    }
    for (place, byte) in report.enumerated() {
        answer[place + 4] = byte
    }
    return answer
}

/// Frees a report.
@_expose(wasm, "release") @_cdecl("release")
public func release(_ answer: UnsafeMutablePointer<UInt8>) {
    answer.deallocate()
}

/// What is asked of the engine: a plan of a situation at an instant.
private struct Request {
    private let pack = ProbePack().pack
    private let plan: Plan

    /// Reads a request; nil where a fact or a value is not the pack's.
    init?(_ text: String) {
        let lines = text.split(separator: "\n")
        guard let first = lines.first, let now = Instant(rfc3339: first) else { return nil }
        var situation = Situation(FactTable(factCount: pack.vocabulary.facts.count))
        for line in lines.dropFirst() {
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard fields.count == 3, let fact = pack.vocabulary.fact(named: String(fields[1])),
                let state = state(pack.vocabulary.facts[fact].type, String(fields[2]))
            else { return nil }
            let instant = Instant(rfc3339: fields[0]) ?? Instant(secondsSinceEpoch: .min)
            situation = situation.learning(fact, state, at: instant)
        }
        plan = Plan(pack: pack, situation: situation, now: now)
    }

    /// A line for each rule, each action that the plan speaks of, in order, and each question; then the decision.
    var report: String {
        var report = ""
        for rule in pack.rules {
            report += "rule \(rule.id) \(name(plan.view.verdict(on: rule.condition)))\n"
        }
        for line in plan.placed + plan.unplaced {
            let priority = line.priority.map { pack.vocabulary.priorities[$0].id } ?? "-"
            let due = line.dues.first?.instant.map { plan.zone.rfc3339($0) } ?? "-"
            let waits = line.waitsFor.map { pack.name(of: $0) }.joined(separator: ",")
            let basis = line.isCertain ? "certain" : "precaution"
            report += "\(line.status.rawValue) \(pack.actions[line.action].id) \(basis) \(priority) \(due) [\(waits)]\n"
        }
        for question in plan.questions() {
            report += "question \(pack.vocabulary.facts[question.fact].name)\n"
        }
        return report + decision
    }

    private var decision: String {
        var writer = JSONWriter()
        writer.object { DecisionFormat().write(plan, place: nil, to: &$0) }
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    private func name(_ verdict: Verdict) -> String {
        switch verdict {
        case .met: "met"
        case .notMet: "not-met"
        case .unknown: "unknown"
        }
    }
}

private func state(_ type: FactType, _ text: String) -> FactState? {
    if text == "?" { return .unknown }
    let value: FactValue? =
        switch type {
        case .boolean: text == "true" ? .boolean(true) : text == "false" ? .boolean(false) : nil
        case .enumeration(let members): members.position(meaning: text).map { .member($0) }
        case .integer: Int64(text).map { .integer($0) }
        case .datetime: Instant(rfc3339: text).map { .datetime($0) }
        case .string: .string(text)
        case .set(.enumeration(let members)): set(of: members, text)
        default: nil
        }
    return value.map { .known($0) }
}

/// Members between commas; a last `…` says that there may be more.
private func set(of enumeration: Enumeration, _ text: String) -> FactValue? {
    var words = text.split(separator: ",")
    let isOpen = words.last == "…"
    if isOpen { words.removeLast() }
    let members = words.compactMap { enumeration.position(meaning: String($0)) }
    guard members.count == words.count else { return nil }
    return .set(SetValue(members.map { .member($0) }, isOpen: isOpen))
}
