import Vocabularies

extension ProfileForm {
    /// Who and where it is.
    static let establishment = [
        Key("name", .text, required: true),
        Key(
            "finess",
            .mapping("`finess`", [Key("legal", .finess, required: true), Key("sites", .list(.finess))]),
            required: true),
        Key(
            "sites",
            .list(
                of: "a site",
                [
                    Key("id", .id, required: true), Key("label", .text), Key("address", .text),
                    Key("activities", .list(.text)), Key("network_link", .text), Key("power_autonomy", .duration),
                ])),
        Key("beds", .count), Key("emergency_visits_per_day", .count),
        Key("activities", .list(.text)), Key("statuses", .list(.text)),
        Key("ght", .text), Key("ght_role", .text), Key("served", .list(.text)), Key("time_zone", .word(zones)),
    ]

    /// What one service is, and how long it holds without its applications.
    static let service = [
        Key("id", .id, required: true), Key("label", .text), Key("activity", .text), Key("site", .id),
        Key("medical_lead", .text), Key("nursing_lead", .text), Key("criticality", .text),
        Key("dima", .fact(.duration), synonyms: ["dmia", "dima_service", "dmia_service"]),
        Key("applications", Links.needs.shape),
        Key(
            "procedure",
            .either(
                .text,
                Form(
                    "`procedure`",
                    [
                        Key("reference", .text, required: true), Key("place", .text), Key("version", .text),
                        Key("lasts", .duration), Key("last_exercise", .date(orNever: true)),
                    ]))),
        Key("paper_kit", .duration),
        Key(
            "backup_workstation",
            .mapping(
                "`backup_workstation`",
                [Key("count", .count), Key("place", .text), Key("copied_every", .duration)])),
        Key(
            "fallbacks",
            .list(
                of: "a fallback",
                [
                    Key("establishment", .text, required: true), Key("pathway", .text), Key("conditions", .text),
                    Key("phone", .phone),
                ])),
        Key("central_monitoring", .yesOrNo), Key("peaks", .list(.text)),
    ]

    /// What one application is, what it needs, and what brings it back.
    static let application = [
        Key("id", .id, required: true), Key("label", .text), Key("vendor", .text), Key("version", .text),
        Key("function", .text, required: true),
        Key("hosting", .word(Words("hosting", ["local", "ght", "hds-externe", "saas"]))),
        Key("host", .mapping("`host`", [Key("finess", .finess, required: true), Key("application", .id)])),
        Key("dima", .fact(.duration), synonyms: ["dmia"]), Key("pdma", .fact(.duration)),
        Key("measured_restore", .duration), Key("measured_on", .date(orNever: true)),
        Key("depends_on", Links.dependencies.shape),
        Key("backups", .list(of: "a backup", backup)),
        Key(
            "interfaces",
            .list(
                of: "an interface",
                [Key("from", .text), Key("to", .text), Key("message", .text), Key("engine", .text)])),
        Key("standalone_mode", .text),
        Key("workstations", .mapping("`workstations`", [Key("count", .count), Key("areas", .list(.text))])),
        Key("data", .mapping("`data`", [Key("natures", .list(.text)), Key("persons", .count)])),
        Key(
            "vendor_contact",
            .mapping(
                "`vendor_contact`",
                [Key("phone", .phone), Key("contract", .text), Key("hours", .text), Key("response_within", .duration)])),
        Key("third_party_access", .text),
        Key("declared_criticality", .word(Words("criticality", ["normale", "haute", "vitale"]))),
    ]

    private static let backup = [
        Key("type", .word(Words("type of backup", ["image", "base", "fichier", "replication"]))),
        Key("medium", .word(Words("medium", ["disque", "bande", "objet", "amovible"]))),
        Key("offline", .yesOrNo), Key("immutable", .yesOrNo), Key("immutable_for", .duration),
        Key("separate_account", .yesOrNo), Key("frequency", .duration), Key("retention", .duration),
        Key("last_success", .date(orNever: true)), Key("last_restore_test", .date(orNever: true)),
        Key("restore_test_duration", .duration), Key("restore_test_place", .text), Key("place", .text),
        Key("access", .text),
        Key("encryption_key", .word(Words("place of a key", ["hors-si", "dans-le-si", "aucune"]))),
        Key("directory_state", .yesOrNo),
    ]

    /// Who insures against attacks, and on what terms.
    static let insurance = [
        Key("insurer", .text), Key("contract", .text), Key("phone", .phone), Key("declaration_within", .duration),
        Key("imposed_providers", .list(.text)),
    ]

    /// What can be cut apart, and what still works when the network is gone.
    static let network = [
        Key(
            "segments",
            .list(
                of: "a segment",
                [Key("label", .text, required: true), Key("cut_at", .text), Key("effect_on_care", .text)])),
        Key(
            "interconnections",
            .list(
                of: "an interconnection",
                [
                    Key("partner", .text, required: true), Key("direction", .text), Key("cut_at", .text),
                    Key("notify", .text), Key("phone", .phone),
                ])),
        Key("remote_access", .list(.text)), Key("telecom_links", .list(.text)),
        Key(
            "crisis_phones",
            .mapping("`crisis_phones`", [Key("count", .count), Key("place", .text), Key("charged", .yesOrNo)])),
        Key("radios", .count), Key("crisis_messaging", .text), Key("crisis_room", .text),
        Key("standalone_printer", .text), Key("ups_autonomy", .duration), Key("generator_autonomy", .duration),
        Key("building_management", .text), Key("medical_gases", .text), Key("cold", .text),
    ]
}
