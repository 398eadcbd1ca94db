package import CivilTime
package import IncidentFeeds
import RuleEngine
package import Runbooks
import Vocabularies

extension FeedReader {
    /// An incident where it is, then at each establishment whose profile says that it uses what is down there: as if the record
    /// had listed them, but for what is said of where they come from.
    package func shared(
        _ incident: FeedIncident, by hosted: HostedApplications, _ profiles: Profiles, at now: Instant
    ) -> Result<[FeedIncident], FeedFault> {
        // A record that lists establishments knows better.
        guard incident.share == nil,
            let spread = HostedIncident(incident.situation, hosted, profiles, at: now, pack)
        else { return .success([incident]) }
        let writer = HostedRecord(of: incident, spread, hosted.hosting, pack)
        return Result { () throws(FeedFault) -> [FeedIncident] in
            var parts = [(record: writer.atHost, situation: writer.situationAtHost)]
            for hit in spread.hits {
                let record = writer.record(at: hit)
                let situation = try situation(of: record).remarking(writer.remark(on: hit))
                parts.append((record, situation))
            }
            return parts.enumerated().map { place, part in
                FeedIncident(
                    situation: part.situation, canonical: incident.canonical, conversion: incident.conversion,
                    envelope: incident.envelope,
                    share: FeedIncident.Share(
                        place: place, count: parts.count, isSupport: place == 0, canonical: part.record),
                    ownName: incident.ownName)
            }
        }
    }
}

/// Writes what an incident at a host is elsewhere.
private struct HostedRecord {
    private let incident: FeedIncident
    private let spread: HostedIncident
    private let hosting: Hosting
    private let pack: RulePack
    private let told: JSONValue

    init(of incident: FeedIncident, _ spread: HostedIncident, _ hosting: Hosting, _ pack: RulePack) {
        self.incident = incident
        self.spread = spread
        self.hosting = hosting
        self.pack = pack
        told = incident.told ?? incident.canonical
    }

    /// True where somebody else is known to be hit, and the record says nothing of it.
    private var tellsHost: Bool {
        guard let fact = hosting.servedHit else { return false }
        return incident.situation.initial[fact] == .absent && spread.hits.contains { !$0.isPresumed }
    }

    /// The record at the host.
    var atHost: JSONValue {
        guard tellsHost, let path = path(of: hosting.servedHit) else { return told }
        var object = CanonicalObject()
        object.copy(told)
        object.set(path, .bool(true), offset: told.offset)
        return object.value(at: told.offset)
    }

    var situationAtHost: Situation {
        var situation = incident.situation
        if tellsHost, let fact = hosting.servedHit { situation = situation.telling(fact, .known(.boolean(true))) }
        let names = spread.hits.map { $0.house.name + ($0.isPresumed ? " (par précaution)" : "") }
        return situation.remarking(
            DataRemark(
                code: DataRemark.sharedByProfiles, path: DataRemark.feed,
                message: "d'après leurs profils, dépendent de ce qui est arrêté ici : " + names.joined(separator: " ; ")
            ))
    }

    /// What holds at an establishment that uses what is down: what is of the incident itself, and what it has lost.
    func record(at hit: HostedIncident.Hit) -> JSONValue {
        var object = CanonicalObject()
        let bindings = pack.header.bindings
        let kept = SharedIncident.identity
            .union(([bindings.id] + hosting.carried).compactMap { key(of: $0) })
            .subtracting([bindings.establishment, hosting.named].compactMap { key(of: $0) })
        if case .object(let members) = told.content {
            object.copy(JSONValue(content: .object(members.filter { kept.contains($0.key) }), offset: told.offset))
        }
        func set(_ fact: PackIndex<Fact>?, _ content: JSONValue.Content) {
            if let path = path(of: fact) { object.set(path, content, offset: told.offset) }
        }
        writeTypes(to: &object)
        set(hosting.provider, .string(host(of: hit)))
        set(hosting.named, .array(hit.applications.keys.sorted().map(text)))
        set(bindings.establishment, .string(hit.house.finess.first ?? ""))
        set(bindings.establishmentName, .string(hit.house.name))
        return object.value(at: told.offset)
    }

    /// Why an establishment that the record doesn't name is hit.
    func remark(on hit: HostedIncident.Hit) -> DataRemark {
        func list(_ isPresumed: Bool) -> String {
            hit.applications.filter { $0.value == isPresumed }.keys.sorted().joined(separator: ", ")
        }
        let certain = list(false)
        let presumed = list(true)
        let parts = [
            "établissement ajouté d'après son profil\(certain.isEmpty ? ", par précaution" : "")",
            certain.isEmpty
                ? nil : "logiciels hébergés par \(host(of: hit)), arrêtés avec ce qui l'est là-bas : \(certain)",
            presumed.isEmpty
                ? nil
                : "logiciels hébergés par \(host(of: hit)), sans qu'on sache s'ils marchent encore : \(presumed)",
        ]
        return DataRemark(
            code: hit.isPresumed ? DataRemark.presumedByProfile : DataRemark.hitByProfile, path: DataRemark.feed,
            message: parts.compactMap { $0 }.joined(separator: " ; "))
    }

    private func host(of hit: HostedIncident.Hit) -> String {
        hit.host?.name ?? incident.situation.establishmentNumber(in: pack) ?? ""
    }

    /// The first type where the vocabulary reads it, the others beside it.
    private func writeTypes(to object: inout CanonicalObject) {
        guard let fact = pack.header.bindings.types,
            let enumeration = pack.vocabulary.facts[fact].type.enumeration
        else { return }
        let signs = hosting.types.map { type in (type, type.sign.map { spread.view.verdict(on: $0) } ?? .met) }
        var names = signs.compactMap { type, verdict -> String? in
            guard verdict == .met, case .member(let member) = type.value else { return nil }
            return enumeration.members[member].id
        }
        if signs.contains(where: { $0.1 == .unknown }),
            let unknown = enumeration.members.first(where: { $0.meansUnknown })
        {
            names.append(unknown.id)
        }
        let sources = pack.vocabulary.facts[fact].sources
        guard let first = sources.first, let name = names.first else { return }
        guard sources.count > 1 else {
            return object.set(first, .array(names.map(text)), offset: told.offset)
        }
        object.set(first, .string(name), offset: told.offset)
        if names.count > 1 { object.set(sources[1], .array(names.dropFirst().map(text)), offset: told.offset) }
    }

    private func text(_ text: String) -> JSONValue { JSONValue(content: .string(text), offset: told.offset) }

    private func path(of fact: PackIndex<Fact>?) -> String? { fact.flatMap { pack.vocabulary.facts[$0].sources.first } }

    /// The key of the record under which a fact stands.
    private func key(of fact: PackIndex<Fact>?) -> String? {
        path(of: fact)?.split(separator: ".").first.map { String($0) }
    }
}

extension CanonicalObject {
    /// Writes the members of an object, each where it stands.
    fileprivate mutating func copy(_ value: JSONValue, at keys: [String] = []) {
        guard case .object(let members) = value.content, !members.isEmpty || keys.isEmpty else {
            return set(keys, value.content, offset: value.offset)
        }
        for member in members { copy(member.value, at: keys + [member.key]) }
    }
}
