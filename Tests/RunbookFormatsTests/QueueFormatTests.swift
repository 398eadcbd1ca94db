import Diagnostics
import RunbookFormats
import Runbooks
import TestSupport
import Testing

@Suite struct QueueFormatTests {
    private func lines(_ queue: Queue, isFlat: Bool = false) -> [String] {
        plain(QueueFormat.render(queue, isFlat: isFlat)).split(separator: "\n").map { String($0) }
    }

    @Test func `incidents come by priority, hour, severity, id; exercises and what has no page come last`() throws {
        let queue = try QueuePack().queue(QueuePack.night)
        let ranked = lines(queue, isFlat: true).filter { $0.contains(/^[0-9] [VN\-] ./) }
        #expect(
            ranked == [
                "1 V avant 03 h 05 b     Bourg · non qualifié", "2 V avant 03 h 05 grave 1 · non qualifié",
                "3 V avant 03 h 05 leger 1 · non qualifié", "4 V avant 03 h 10 tard  Ville · non qualifié",
                "6 V tout de suite essai EXERCICE · non qualifié",
                "7 - sans échéance clos  pas de fiche (Peut-on débrancher ? oui) · non qualifié",
            ])
    }

    @Test func `an incident of which something was set aside says so`() throws {
        let queue = try QueuePack().queue([
            QueuePack.incident("a", at: "02:50", #""type":"atack""#),
            QueuePack.incident("b", at: "02:50", #""type":"atack","titel":"x""#), QueuePack.incident("c", at: "02:50"),
        ])
        let ranked = lines(queue, isFlat: true).filter { $0.contains(/^[0-9] [VN\-] ./) }
        #expect(ranked[0].contains(" VALEUR MISE DE CÔTÉ · non qualifié"))
        #expect(ranked[1].contains(" 2 VALEURS MISES DE CÔTÉ · non qualifié"))
        #expect(!ranked[2].contains("CÔTÉ"))
        let json = String(decoding: QueueJSON.render(queue), as: UTF8.self)
        for count in 0...2 { #expect(json.contains("\"set_aside\":\(count)")) }
    }

    @Test func `a T0 to come ranks as if it were now, and is marked where it can hardly be`() throws {
        let queue = try QueuePack().queue([
            QueuePack.incident("soon", at: "03:05"), QueuePack.incident("late", at: "02:50"),
            #"{"id":"mistyped","detected_at":"2027-11-03T02:50:00+01:00"}"#,
            #"{"id":"old","detected_at":"1926-11-03T02:50:00+01:00"}"#,
        ])
        let text = lines(queue, isFlat: true)
        let ranked = text.filter { $0.contains(/^[0-9] [VN\-] ./) }
        let ids = ranked.compactMap { line in ["soon", "late", "mistyped", "old"].first { line.contains(" \($0) ") } }
        #expect(ids == ["old", "late", "mistyped", "soon"])
        for (id, line) in zip(ids, ranked) {
            #expect(line.contains("T0 À VÉRIFIER") == ["mistyped", "old"].contains(id), "\(line)")
        }
        let json = String(decoding: QueueJSON.render(queue), as: UTF8.self)
        #expect(json.contains(#""due":"2027-11-03T03:05:00+01:00""#), "the hour is shown as it is")
        #expect(
            text.map { $0.drop { $0 == " " } }.joined(separator: " ").contains(
                "rang : même priorité que le n° 2, un T0 à venir comptant comme s'il était maintenant"))
    }

    @Test func `each place says why it is not the one before`() throws {
        let reasons = lines(try QueuePack().queue(QueuePack.night, threshold: "normal"), isFlat: true)
            .filter { $0.contains("rang :") }.map { $0.drop { $0 == " " } }
        #expect(
            reasons == [
                "rang : VITAL : la priorité la plus pressante ici", "rang : à égalité avec le n° 1 : par identifiant",
                "rang : même priorité et même heure que le n° 2, gravité moindre",
                "rang : même priorité que le n° 3, heure limite plus tardive : 03 h 10",
                "rang : priorité moins pressante que le n° 4", "rang : exercice : après les incidents réels",
            ])
    }

    @Test func `what is late and what comes next is said, with what the law sets`() throws {
        let queue = try QueuePack().queue([QueuePack.incident("a"), QueuePack.incident("b", at: "00:30")])
        let text = lines(queue).joined(separator: "\n")
        #expect(text.contains("3 actions · prochaine à 03 h 05 : couper le réseau"))
        #expect(
            text.contains(
                "3 actions · 2 en retard dont 1 de la loi, depuis 00 h 45 · prochaine à\n  03 h 30 : noter"))
    }

    @Test func `establishments stand under their group, however it is spelt, incidents under theirs`() throws {
        let titles = lines(try QueuePack().queue(QueuePack.night)).filter { $0.hasPrefix("==") || $0.hasPrefix("--") }
        #expect(
            titles == [
                "== vallee", "-- Bourg · 2", "-- Ville · 1", "== Groupement (GHT) non dit", "-- Établissement non dit",
            ])
        let text = lines(try QueuePack().queue(QueuePack.night)).prefix(2)
        #expect(text.first == "7 incidents, le plus pressé d'abord")
        #expect(
            text.last == "2 établissements · établissement non dit · 1 groupement (GHT) · "
                + "à 03 h 00 (mar. 03/11, UTC+1)")
    }

    @Test func `below the threshold, an establishment has one line for all, and nothing is lost`() throws {
        let few = lines(try QueuePack().queue(QueuePack.night))
        #expect(few.contains("sous le seuil : n° 5 faible"))
        #expect(few.contains { $0.hasPrefix("1 incident sous le seuil (VITAL), sans détail") })
        let none = lines(try QueuePack().queue(QueuePack.night, threshold: "normal"))
        #expect(!none.contains { $0.contains("seuil") })
        let many = lines(try QueuePack().queue(QueuePack.night, threshold: "middle"))
        #expect(many.contains("sous le seuil : n° 3 leger"))
        #expect(!many.contains("sous le seuil : n° 5 faible"), "nobody knows how grave it is")
        let crowd = (10..<60).map { QueuePack.incident("alerte-\($0)", at: "02:50", #""weak":true"#) }
        let line = try #require(lines(try QueuePack().queue(crowd)).first { $0.hasPrefix("sous le seuil") })
        #expect(line.contains(/\+ [0-9]+$/))
    }

    @Test func `the threshold is a priority, or a level of severity`() throws {
        let pack = try QueuePack().test.pack
        #expect(QueueThreshold.ids(in: pack) == ["vital", "legal", "normal", "low", "middle", "high"])
        #expect(QueueThreshold(id: "urgent", in: pack) == nil)
        #expect(QueueThreshold.ids(in: try FormatPack().pack.pack) == ["vital", "irreversible", "legal", "normal"])
    }

    @Test func `a full queue says so at its head, in every format`() throws {
        let queue = try QueuePack().queue([QueuePack.incident("a")], leftOut: 3)
        #expect(lines(queue).contains { $0.hasPrefix("FILE PLEINE : 3 enregistrements de moindre urgence") })
        #expect(QueuePage.render(queue).contains("FILE PLEINE"))
        #expect(QueueCSV.render(queue).contains("FILE PLEINE"))
        #expect(String(decoding: QueueJSON.render(queue), as: UTF8.self).contains(#""left_out":3"#))
    }

    @Test func `the same incidents in another order give the same bytes`() throws {
        let pack = try QueuePack()
        let ties =
            QueuePack.night + [#""place":"3""#, #""title":"t""#].map { QueuePack.incident("b", at: "02:50", $0) }
        let forward = try pack.queue(ties)
        for shuffled in [ties.reversed(), Array(ties[4...] + ties[..<4])] {
            let other = try pack.queue(shuffled)
            #expect(QueueFormat.render(other) == QueueFormat.render(forward))
            #expect(QueuePage.render(other) == QueuePage.render(forward))
            #expect(QueueCSV.render(other) == QueueCSV.render(forward))
        }
    }

    @Test func `an hour of another zone is that of the house, and says so`() throws {
        let pack = try QueuePack()
        let house = try pack.test.establishment(finess: ["9"], zone: "Indian/Reunion")
        let plan = try pack.test.plan(
            QueuePack.incident("a", at: "02:50", #""place":"9""#), profiles: [house], now: "2026-11-03T03:00:00+01:00")
        let entry = QueueEntry(plan, place: FeedPlace(line: 1, record: 1))
        let text = lines(Queue([entry], pack: pack.test.pack, now: plan.now)).joined(separator: "\n")
        #expect(text.contains("1 V avant 06 h 05 UTC+4 a"))
        #expect(text.contains("prochaine à 06 h 05 UTC+4"))
    }

    @Test func `it says how to open one`() throws {
        #expect(lines(try QueuePack().queue([QueuePack.incident("a")])).contains { $0.contains("--id ID") })
    }

    @Test func `nothing in it is wider than 80 columns`() throws {
        let long = String(repeating: "long-", count: 40)
        let place = #""place":"\#(long)","called":"\#(long)","ght":"\#(long)""#
        let incident = QueuePack.incident(long, at: "02:50", place)
        for isFlat in [true, false] {
            #expect(widest(plain(QueueFormat.render(try QueuePack().queue([incident]), isFlat: isFlat))) <= 80)
        }
    }
}
