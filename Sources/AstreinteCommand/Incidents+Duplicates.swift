import CivilTime
import Diagnostics
import FeedMappings
import RunbookFormats

extension [FeedInput.Incident] {
    /// The same, each incident once: of several records of one, the latest, in the place of the first.
    ///
    /// Case tools send an incident again whenever it changes, and join alerts to cases. What is left out is said on
    /// standard error.
    func latestOfEach() -> [FeedInput.Incident] {
        var kept: [FeedInput.Incident?] = []
        // By key, a place in `kept`; a place whose incident proved to be another's leads to that one's.
        var places: [[String]: Int] = [:]
        var joined: [Int: Int] = [:]
        for incident in self {
            let keys = incident.read.keys
            let known = Set(
                keys.compactMap { key in
                    var place = places[key]
                    while let next = place.flatMap({ joined[$0] }) { place = next }
                    return place
                }
            ).sorted()
            let place = known.first ?? kept.count
            var latest = incident
            for other in known {
                guard let earlier = kept[other] else { continue }
                let isLater = latest.isLater(than: earlier)
                let left = isLater ? earlier : latest
                if !isLater { latest = earlier }
                kept[other] = nil
                if other != place { joined[other] = place }
                Terminal.standardError.write(
                    "record \(left.place.record) is of the incident of record \(latest.place.record), "
                        + "which is later: it is left out\n")
            }
            if known.isEmpty { kept.append(latest) } else { kept[place] = latest }
            for key in keys { places[key] = place }
        }
        return kept.compactMap { $0 }
    }
}

extension FeedInput.Incident {
    /// Whether the record was changed after another that came before it; where neither says, the later in the feed is.
    fileprivate func isLater(than other: FeedInput.Incident) -> Bool {
        guard let time = read.updatedAt, let otherTime = other.read.updatedAt else {
            return read.updatedAt != nil || other.read.updatedAt == nil
        }
        return time >= otherTime
    }
}
