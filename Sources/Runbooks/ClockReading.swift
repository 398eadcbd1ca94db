package import CivilTime
package import RuleEngine
package import Vocabularies

/// The instant that a clock gives, and where it was taken.
package struct ClockReading: Hashable, Sendable {
    package let instant: Instant

    /// The fact that gave it, other than the clock's own when that one is unknown.
    package let fact: PackIndex<Fact>
}

extension Situation {
    /// The same situation, with a remark where its T0 can hardly be right: a year mistyped moves every hour of the page.
    func doubting(_ timeZero: ClockReading?, at now: Instant, in pack: RulePack) -> Situation {
        guard let timeZero else { return self }
        let age = now - timeZero.instant
        guard age < .seconds(-3_600) || age > .seconds(366 * 86_400) else { return self }
        // No figure that would change from one page to the next.
        let remark = DataRemark(
            code: DataRemark.doubtfulTime, path: pack.vocabulary.facts[timeZero.fact].name,
            message: age < .zero ? "T0 est à venir, dans plus d'une heure" : "T0 date de plus d'un an")
        return remarks.contains(remark) ? self : remarking(remark)
    }
}

extension FactView {
    /// Reads a clock: its own fact, else the earliest known of its fallbacks, else the pack's time zero.
    package func reading(ofClock fact: PackIndex<Fact>, in zone: Zone) -> ClockReading? {
        if let own = instant(of: fact, in: zone) { return ClockReading(instant: own, fact: fact) }
        let fallbacks = pack.vocabulary.clock(of: fact)?.fallbacks ?? []
        let readings = fallbacks.compactMap { fallback in
            instant(of: fallback, in: zone).map { ClockReading(instant: $0, fact: fallback) }
        }
        if let earliest = readings.min(by: { $0.instant < $1.instant }) { return earliest }
        guard fact != pack.header.timeZero else { return nil }
        return reading(ofClock: pack.header.timeZero, in: zone)
    }

    /// The instant of a datetime fact; the earliest one when only its day, month or year is known.
    private func instant(of fact: PackIndex<Fact>, in zone: Zone) -> Instant? {
        guard case .known(.datetime(let instant)) = self[fact] else { return nil }
        let date = zone.civil(instant).date
        switch precision(of: fact) {
        case "day": return zone.instants(of: date, hour: 0, minute: 0, second: 0).first ?? instant
        case "month": return start(year: date.year, month: date.month, in: zone) ?? instant
        case "year": return start(year: date.year, month: 1, in: zone) ?? instant
        default: return instant
        }
    }

    private func start(year: Int, month: Int, in zone: Zone) -> Instant? {
        CivilDate(year: year, month: month, day: 1).flatMap {
            zone.instants(of: $0, hour: 0, minute: 0, second: 0).first
        }
    }

    private func precision(of fact: PackIndex<Fact>) -> String? {
        guard let precision = pack.vocabulary.facts[fact].precision, case .known(.member(let member)) = self[precision]
        else { return nil }
        return pack.vocabulary.facts[precision].type.enumeration?.members[member].id
    }
}
