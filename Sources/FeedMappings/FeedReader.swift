import CivilTime
package import IncidentFeeds
package import RuleEngine
import Runbooks
import Vocabularies

/// Reads the records of a feed: canonical ones as they are, others by the mapping of their format.
package struct FeedReader: Sendable {
    /// The name of the canonical form, among those of formats.
    package static let canonical = "canonical"

    /// How many establishments may share an incident.
    package static let establishmentLimit = 100

    let pack: RulePack
    private let incidents: IncidentReader
    private let mappings: [Mapping]

    /// The format that every record has; nil where each is recognised.
    private let format: String?

    private let isOfFacts: Bool

    /// A reader of feeds about one pack; `format` is one of `mappings`, or ``canonical``.
    ///
    /// `onlyFacts` leaves out of canonical records what no fact reads, where no mapping might: whoever keeps or shows records
    /// wants them whole.
    package init(pack: RulePack, mappings: [Mapping], format: String? = nil, onlyFacts: Bool = false) {
        self.pack = pack
        isOfFacts = onlyFacts && mappings.isEmpty
        incidents = IncidentReader(pack: pack)
        self.mappings = mappings
        self.format = format
    }

    /// Whether every record is canonical, rather than those that say so; nil where all are of another format, whatever they say.
    package var takesAllAsCanonical: Bool? {
        format == nil || format == FeedReader.canonical ? mappings.isEmpty : nil
    }

    /// Whether a record says that it is canonical, by its bytes: then no mapping need be read.
    package static func isCanonical(_ record: FeedRecord) -> Bool {
        var depth = 0
        var bytes = record.slice
        while let byte = bytes.first {
            switch byte {
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
            case UInt8(ascii: "\""):
                // Only a key of the record itself counts, not one of what it holds.
                if depth == 1, bytes.starts(with: schemaKey) {
                    let value = bytes.dropFirst(schemaKey.count).drop { " \t\r\n:".utf8.contains($0) }
                    return value.starts(with: "\"incident/1\"".utf8)
                }
                var isEscaped = false
                let inside = bytes.dropFirst().prefix { byte in
                    if isEscaped || byte != UInt8(ascii: "\"") {
                        isEscaped = !isEscaped && byte == UInt8(ascii: "\\")
                        return true
                    }
                    return false
                }
                bytes = bytes[inside.endIndex...]
            default: break
            }
            bytes = bytes.dropFirst()
        }
        return false
    }

    private static let schemaKey = Array("\"schema\"".utf8)

    /// The incidents of a record: one, or those of a list that it wraps; each may be refused alone.
    package func read(_ record: FeedRecord) -> [Result<FeedIncident, FeedFault>] {
        do throws(FeedFault) {
            if let fault = record.fault { throw fault }
            let value = try JSONReader.read(record.bytes, declares: incidents.declared, onlyFacts: isOfFacts)
            guard let recognised = try recognise(value) else {
                return try canonical(value).map { .success($0) }
            }
            if let fault = value.duplicate(among: recognised.mapping.declaredKeys) { throw fault }
            return recognised.records.map { inner in
                Result { () throws(FeedFault) -> FeedIncident in
                    guard let isVerified = inner.isVerified else {
                        throw FeedFault(
                            .notAnIncident, at: inner.value.offset,
                            "a value in the list is no record of the format `\(recognised.mapping.format)`")
                    }
                    var converter = Converter(recognised.mapping, inner.value, targets: recognised.joined.targets)
                    return try incident(converter.convert(isVerified: isVerified), recognised.envelope)
                }
            }
        } catch {
            return [.failure(error)]
        }
    }

    /// The ways to the lists that formats are wrapped in; what is joined to the rest of its envelope is read with it.
    package var pages: [[String]] {
        let known = format.map { name in mappings.filter { $0.format == name } } ?? mappings
        return known.filter { $0.links == nil }.flatMap { $0.detections }.compactMap { detection in
            guard case .unwrap(let path) = detection.consequence, path.steps.count > path.start.steps.count else {
                return nil
            }
            return path.start.keys
        }.distinct()
    }

    /// The situation that a canonical record describes.
    func situation(of record: JSONValue) throws(FeedFault) -> Situation { try incidents.situation(of: record) }

    private func canonical(_ value: JSONValue) throws(FeedFault) -> [FeedIncident] {
        let shared = try SharedIncident(value)
        let parts = shared?.parts ?? [value]
        var read: [FeedIncident] = []
        for (place, part) in parts.enumerated() {
            let share = shared.map {
                FeedIncident.Share(
                    place: place, count: parts.count, isSupport: $0.hasSupport && place == 0, canonical: part)
            }
            var situation = try incidents.situation(of: part)
            if value["schema"] == nil, incidents.knowsNothing(of: value) {
                situation = situation.remarking(
                    DataRemark(
                        code: DataRemark.unknownFormat, path: DataRemark.feed,
                        message: "rien de cet objet n'a été reconnu, sauf son identifiant ; le relire à sa source"))
            }
            read.append(
                FeedIncident(situation: situation, canonical: value, conversion: nil, envelope: [], share: share))
        }
        return named(read, isShared: shared != nil)
    }

    /// The incident of a canonical record, at each of its establishments, by its name: where it has a support, as there.
    private func named(_ parts: [FeedIncident], isShared: Bool) -> [FeedIncident] {
        guard let first = parts.first, first.keys.isEmpty else { return parts }
        var name = IncidentName(first.situation, pack)
        if isShared, first.share?.isSupport != true { name = name.map { IncidentName($0.id) } }
        return parts.map { part in
            var part = part
            part.ownName = name
            return part
        }
    }

    private func incident(_ conversion: Conversion, _ envelope: [String]) throws(FeedFault) -> FeedIncident {
        guard conversion.incident["id"]?.name != nil else {
            throw FeedFault(
                .missingID, at: conversion.record.offset,
                "the record of the format `\(conversion.mapping.format)` has nothing to be its `id`")
        }
        // A default was never asked: for the rules it is absent.
        var situation = try incidents.situation(of: conversion.incident, leavingOut: conversion.defaulted)
        for remark in conversion.remarks {
            situation = situation.remarking(
                DataRemark(code: remark.code, path: remark.place ?? DataRemark.feed, message: remark.message))
        }
        let mapping = conversion.mapping
        let format = Evidence.Format(name: mapping.format, version: mapping.version, digest: mapping.digest)
        situation = situation.asking(mapping.askFirst).told(by: .record(digest: nil, format))
        return FeedIncident(
            situation: situation, canonical: conversion.incident, conversion: conversion, envelope: envelope,
            share: nil)
    }
}

extension FeedReader {
    /// What a record is.
    private struct Recognised {
        let mapping: Mapping

        /// The records of the format in it; `isVerified` is nil for what is none.
        let records: [(value: JSONValue, isVerified: Bool?)]
        let joined: JoinedObjects
        let envelope: [String]
    }

    /// The mapping that a record is for, and what it wraps; nil for a canonical record.
    private func recognise(_ value: JSONValue) throws(FeedFault) -> Recognised? {
        if let format {
            guard let mapping = mappings.first(where: { $0.format == format }) else { return nil }
            guard let look = mapping.recognise(value, keys: value.keys) else {
                return Recognised(mapping: mapping, records: [(value, false)], joined: JoinedObjects(), envelope: [])
            }
            return try recognised(look, mapping, value)
        }
        if value["schema"]?.text == "incident/1" { return nil }
        let keys = value.keys
        let found = mappings.compactMap { mapping in
            mapping.recognise(value, keys: keys).map { (mapping: mapping, look: $0) }
        }
        // Of an empty list nothing can be read, whichever tool it is of.
        guard found.count < 2 || found.allSatisfy({ $0.look.isEmpty }) else {
            let names = found.map { $0.mapping.format }.joined(separator: ", ")
            throw FeedFault(
                .ambiguousFormat, at: value.offset, "the record may be of several formats: \(names); choose with --from"
            )
        }
        guard let first = found.first else { return nil }
        return try recognised(first.look, first.mapping, value)
    }

    private func recognised(
        _ look: Mapping.Look, _ mapping: Mapping, _ value: JSONValue
    ) throws(FeedFault) -> Recognised {
        switch look {
        case .refused(let reason): throw FeedFault(.notAnIncident, at: value.offset, reason)
        case .records(let records, let unwrapped):
            let joined = mapping.links?.joined(in: value) ?? JoinedObjects()
            return Recognised(
                mapping: mapping, records: records, joined: joined,
                envelope: unwrapped.flatMap { value.leaves(beside: $0, joined) })
        }
    }
}
