import CivilTime
import Vocabularies

extension ImageReader {
    mutating func header(hasHosting: Bool) -> Header {
        Header(
            id: text(), version: text(), zone: zone(), timeZero: fact(), defaultReader: optional { $0.role() },
            bindings: bindings(), legalNotice: optional { $0.text() }, disclaimer: optional { $0.text() },
            skipIf: optional { $0.condition() },
            closing: optional { reader in
                Closing(condition: reader.condition(), phases: reader.list { $0.phase() })
            }, likelyTypes: list { $0.likelyType() }, hosting: hasHosting ? hosting() : nil)
    }

    mutating func zone() -> Zone { named({ Zone(id: $0) }, else: .utc) }

    private mutating func bindings() -> Bindings {
        Bindings(
            id: fact(), types: optional { $0.fact() }, severity: optional { $0.fact() }, status: optional { $0.fact() },
            exercise: optional { $0.fact() }, title: optional { $0.fact() }, establishment: optional { $0.fact() },
            group: optional { $0.fact() }, establishmentName: optional { $0.fact() })
    }

    private mutating func likelyType() -> LikelyType {
        LikelyType(value: value(), sign: optional { $0.condition() })
    }

    private mutating func hosting() -> Hosting {
        Hosting(
            in: fact(), host: fact(), hostApplication: fact(), named: fact(), down: fact(),
            types: list { $0.likelyType() }, carried: list { $0.fact() }, provider: optional { $0.fact() },
            servedHit: optional { $0.fact() })
    }

    mutating func measures(perimeters: Int) -> Measures {
        Measures(
            milestones: list { Measures.Milestone($0.text(), actions: $0.list { $0.action() }) },
            interruptions: list { reader in
                Measures.Interruption(
                    of: reader.selection(), lostAt: reader.optional { $0.fact() }, limit: reader.optional { $0.fact() },
                    dataLimit: reader.optional { $0.fact() }, dataUntil: reader.optional { $0.fact() },
                    degraded: reader.optional { $0.action() }, restored: reader.optional { $0.action() })
            },
            perimeter: list(of: perimeters) { reader in
                Measures.Perimeter(
                    reader.named({ Measures.Perimeter.Kind(rawValue: $0) }, else: .care), reader.selection(),
                    answering: reader.list { $0.reference() })
            })
    }

    mutating func selection() -> RecordSelection {
        RecordSelection(in: fact(), where: condition())
    }
}
