import Diagnostics
import Runbooks

/// What became of a record, for a person: plain text, in French.
package struct ConversionText {
    private var lines: [String] = []

    /// The account of an incident; `title` says which record it is.
    package init(_ incident: FeedIncident, title: String) {
        guard let conversion = incident.conversion else {
            lines = ["\(title) : forme canonique, lue telle quelle."]
            let feedRemarks = incident.situation.remarks.filter { $0.path == DataRemark.feed }
            section("À savoir", feedRemarks.map { $0.message })
            return
        }
        let verified = conversion.isVerified ? "" : ", jamais vérifié sur un export réel"
        lines = [
            "\(title) : format « \(conversion.mapping.format) », correspondance \(conversion.mapping.version)\(verified)."
        ]
        section("Ce qui est devenu quoi", conversion.traces.map { ConversionText.line($0) })
        section("Pourquoi ce type", ConversionText.lines(of: conversion.types))
        section("À savoir", conversion.remarks.map { ($0.place.map { "\($0) : " } ?? "") + $0.message })
        let unread = conversion.unread
        let shown = unread.prefix(ConversionText.unreadLimit)
        let more = unread.count - shown.count
        section("Non repris", shown + (more > 0 ? ["et \(more) autres"] : []))
        section("Non repris de l'enveloppe", incident.envelope)
    }

    private mutating func section(_ title: String, _ items: [String]) {
        guard !items.isEmpty else { return }
        lines += ["", title] + items.map { "  \($0)" }
    }

    private static func line(_ trace: Conversion.Trace) -> String {
        let origin: String
        if trace.isDefault {
            origin = "par défaut, rien n'est dit : compte comme jamais demandé"
        } else if trace.place.isEmpty {
            origin = "dit par la correspondance, non par l'outil"
        } else {
            origin = trace.raw == trace.value ? trace.place : "\(trace.place) : « \(trace.raw) »"
        }
        return "\(trace.name) = \(trace.value)  ←  \(origin)"
    }

    private static func lines(of types: [Conversion.TypeTrace]) -> [String] {
        types.enumerated().map { rank, trace in
            let head = rank == 0 ? trace.type : "aussi \(trace.type)"
            guard !trace.evidence.isEmpty else {
                return trace.basis == "default"
                    ? "\(head)  ←  par défaut : rien ne dit le type" : "\(head)  ←  \(basis(trace))"
            }
            let table = trace.table.map { ", table « \($0) »" } ?? ""
            return "\(head)  ←  \(basis(trace)) : « \(trace.evidence) » (\(trace.place)\(table))"
        }
    }

    private static func basis(_ trace: Conversion.TypeTrace) -> String {
        switch trace.basis {
        case "declared": "déclaré"
        case "tag": "par une étiquette"
        case "field": "par un champ"
        default: "par le texte"
        }
    }

    /// Past this many a list is no longer read.
    private static let unreadLimit = 200

    /// The text, whose last line is ended; what a terminal would obey is written out.
    package var text: String { lines.map { printable($0) + "\n" }.joined() }
}
