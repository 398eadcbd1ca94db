/// Inputs written for fuzzing.
extension FuzzTarget {
    static let documents = [
        "a: [b, {c: \"d\\u00e9\"}, 'e']  # f\ng:\n  - h: |\n      i\n      j\n  - >-\n    k\n\n    l\n\"m n\": ~\n",
        "# a\n- - b\n  - c: d\n    e: {f: g,\n      h: i}\n-\n  j: \"k\n    l\"\n...\n",
    ]

    static let rules = """
        tables: {}
        derived:
          pire: {when: {all: [{grave: true}, {servers_hit: {at_least: 3}}]}}
        rules:
          - id: essai
            title: "Essai"
            when: {any: [{outage: {more_than: 2 h}}, {not: {propagation: arretee}}, {services_hit: {contains: urgences}}]}
            require:
              - {action: isoler, deadline: {within: 30 min}, on_unknown: {precaution: [propagation]}}
            forbid: [{action: eteindre, because: "La mémoire vive serait perdue.", interest: preuves}]
            recommend: [{action: noter, if: {exercise: true}, priority: normal}]

        """

    static let site = """
        overlay: site.essai
        version: 1
        extends: [{pack: hopital, version: ">=1 <2"}]
        changes:
          - {override: actions/isoler/deadline, expect: {within: 15 min}, set: {within: 10 min}, reason: "Essai"}
          - {narrow: alerte, with: {exercise: false}, reason: "Essai"}
          - {disable: chiffrement, reason: "Essai", review_by: 2027-01-01}
        add:
          actions: {garder: {label: "Garder", phase: alerte, role: directeur, priority: normal}}

        """

    static let trials = """
        tests:
          - name: "essai"
            now: "2026-11-03T02:50:00+01:00"
            given: {id: T-1, type: chiffrement, detected_at: "2026-11-03T02:40:00+01:00", severity: majeure}
            expect:
              required: [{action: isoler, basis: certain, due: "2026-11-03T02:55:00+01:00", from: [chiffrement]}]
              absent: [{action: eteindre}]
            cases:
              - {name: "autre", given: {type: null}, without: [severity], expect: {questions: [{fact: types}]}}

        """

    static let house = """
        revised_on: 2026-09-02
        establishment: {name: "Hôpital", finess: {legal: "990000017", sites: ["990000025"]}, time_zone: Europe/Paris}
        services: [{id: urgences, label: "Urgences", dima: 4 h, applications: [dossier], procedure: {reference: f, place: p}}]
        applications: [{id: dossier, function: dpi, dima: 2 h, depends_on: [reseau]}, {id: reseau, depends_on: []}]
        working_hours: {from: "08:00", to: "18:00"}
        rota: [{role: directeur, from: "2026-12-24T20:00:00+01:00", to: "2026-12-25T08:00:00+01:00", name: "Mme A"}]
        shared_duties: [{person: "Mme B", phone: "06 39 98 00 03", roles: [directeur, informatique]}]
        delegations: [{action: isoler, holder: informatique, written_on: 2026-01-01}]
        cut_offs: [{action: isoler, label: "Baie", place: "sous-sol"}]

        """

    static let rotas = [
        "rôle;début;fin;nom;téléphone\ndirecteur;28/11/2026 20:00;2026-11-29 08:00;Mme A;06 39 98 00 01\n"
            + "informatique;2026-11-27T20:00:00+01:00;2026-11-28 24:00;\"M. \"\"B\"\"\";\n",
        "début,fin,nom\n2026-10-25 02:30,2026-10-25 08:00,'=A\n",
        "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;TZID=Europe/Paris:20261128T200000\r\nDTEND:20261129T070000Z\r\n"
            + "SUMMARY:directeur: Mme\r\n  A\\, dite B\r\nCONTACT:06 39 98 00 01\r\nBEGIN:VALARM\r\nEND:VALARM\r\n"
            + "END:VEVENT\r\nEND:VCALENDAR\r\n",
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20261024\nDURATION:P1DT2H30M\nSUMMARY:A\nEND:VEVENT\n"
            + "BEGIN:VEVENT\nSTATUS:CANCELLED\nEND:VEVENT\nEND:VCALENDAR\n",
    ]

    static let records = [
        #"{"id":"A-1","type":"chiffrement","detected_at":"2026-10-26T07:00:00+01:00","severity":"majeure"}"#,
        "[{\"id\":\"A\\u00e9\\n\",\"types\":[\"compte\",null],\"servers_hit\":12,\"outage\":\"2 h\"},\n {\"id\":-1.5e3}]",
        "{\"id\":\"A\",\"exercise\":true}\n{\"id\":\"B\",\"services_hit\":[\"=1+1\",\"<b>\"]}\n\nx\n",
        "{\n \"id\": \"A\",\n \"title\": \"t\",\n \"establishment\": {\"finess\": \"990000017\", \"services\": [{\"id\": \"u\"}]}\n}",
        #"{"value":[{"id":"A"},{"id":"B"}],"next":null}{"id":"C"}"#,
    ]

    static let foreignRecords = [
        #"{"_id":"~4","_type":"Alert","title":"Note de rançon","date":1790000000000,"tags":["vpn"],"status":"New","customFields":[{"name":"finess","value":"760000001"}]}"#,
        #"{"Event":{"id":"1","uuid":"a","info":"ransomware","date":"2026-09-01","timestamp":"1790000000","Tag":[{"name":"rsit:test=\"test\""}]}}"#,
        #"{"type":"bundle","objects":[{"type":"incident","id":"incident--1","name":"DDoS","created":"2026-09-01T10:00:00Z"}]}"#,
        #"{"rule":{"id":"1","level":12,"description":"x","groups":["a"]},"timestamp":"2026-09-01T10:00:00.000+0200","id":"1.2","agent":{"id":"1"}}"#,
        #"{"class_uid":2005,"time":1790000000000,"finding_info":{"uid":"1","title":"x"},"severity_id":4,"status_id":1}"#,
        #"{"incidentId":1,"incidentName":"x","severity":"High","status":"Active","createdTime":"2026-09-01T10:00:00Z","alerts":[]}"#,
        #"{"schema_version":"1.4.0","incident_id":"1","timeline":{"incident":{"year":2026,"month":9}},"action":{"malware":{"variety":["Ransomware"]}}}"#,
    ]

    static let journals = [
        #"""
        {"at":"2026-10-26T07:00:00+01:00","by":"SOC","incident":{"id":"A-1","type":"chiffrement","detected_at":"2026-10-26T07:00:00+01:00"}}
        {"at":"2026-10-26T07:10:00+01:00","by":"M. B","done":"isoler","prev":"0"}
        {"at":"2026-10-26T07:12:00+01:00","set":{"propagation":"en-cours"},"how":"vu"}
        {"at":"2026-10-26T07:12:00+01:00","note":"rien","by":"Mme A"}

        """#,
        #"""
        {"at":"2026-10-26T07:00:00Z","incident":{"id":"A"}}
        {"at":"2026-10-26T07:01:00Z","incident":{"id":"B"}}
        {"at":"2026-10-26T07:02:00Z","of":"B","withdraw":["propagation"]}
        {"at":"2026-10-26T07:03:00Z","printed":"1760-C21A"}
        {"at":"2026-10-26T07:04:00Z","impossible":"alerter"}
        {"at":"2026-10-26T07:05:00Z","decide":"isoler","option":"x"}
        {"at":"2026-10-26T07:06:00Z","handover":{"from":"A","to":"B"}}

        """#,
    ]
}
