import Foundation
import Testing

/// A result never replaces what the same command reads.
@Suite struct OutputPlacesTests {
    private static let lines = [
        "$A $D/in.json --output $D/in.json", "$A $D/in.json --rejects $D/in.json", "$A <$D/in.json --output $D/in.json",
        "$A $D/in.json --output $D/link.json", "$A $D/in.json --output $D/hard.json",
        "$A $D/in.json --output $D/../$(basename $D)/in.json",
        "$A $D/in.json --rules $D/rules --output $D/rules/socle-sante/pack.yaml",
        "$A $D/in.json --rules $D/rules/socle-sante --overlay $D/o.yaml --output $D/o.yaml",
        "$A $D/in.json --profile $D/p.yaml --output $D/p.yaml", "$A $D/in.json --profiles $D --output $D/p.yaml",
        "ASTREINTE_PROFILE=$D/p.yaml $A $D/in.json --output $D/p.yaml", "$A --journal $D/j.ndjson --output $D/j.ndjson",
        "$A triage $D/in.json --output $D/in.json", "$A triage $D/in.json --rejects $D/in.json",
        "$A evaluate $D/in.json --rejects $D/in.json", "$A evaluate --rejects $D/in.json <$D/in.json",
        "$A feed convert $D/in.json --rejects $D/in.json", "$A feed explain $D/in.json --rejects $D/in.json",
        "$A explain saturation $D/in.json --rejects $D/in.json",
        "$A handover --journal $D/j.ndjson --output $D/j.ndjson",
        "$A exercise report $D/j.ndjson --output $D/j.ndjson",
        "$A interview --profile $D/p.yaml --page $D/p.yaml",
        "$A profile call-sheet $D/p.yaml --output $D/p.yaml",
        "$A schema pack --rules $D/rules --output $D/rules/socle-sante/pack.yaml",
        "$A triage $D/in.json --output $D/new --rejects $D/new",
    ]

    @Test(arguments: lines)
    func `what is read is never written over, and nothing is read then`(line: String) throws {
        try withTemporaryFolder { folder in
            let prepare = """
                cp -r rules $D/rules; cp samples/incidents/nuit-rumeur.ndjson $D/j.ndjson
                cp samples/establishments/ch-600-lits.yaml $D/p.yaml; cp samples/overlays/ch-600-lits.yaml $D/o.yaml
                echo '{"id":"A","type":"chiffrement"}' >$D/in.json
                ln -s in.json $D/link.json; ln $D/in.json $D/hard.json
                (cd $D && find . -type f ! -name 'shell-*' | sort | xargs sha256sum) >$D/../$(basename $D).before
                """
            let check = """
                code=$?
                (cd $D && find . -type f ! -name 'shell-*' | sort | xargs sha256sum) | cmp - $D/../$(basename $D).before || code=1
                rm $D/../$(basename $D).before
                exit $code
                """
            let run = try shell("\(prepare)\n\(line)\n\(check)", in: folder)
            #expect(run.status == 64, "\(run.errors)")
            #expect(run.output == "")
        }
    }

    @Test func `another file, and what is no file of its own, is written as before`() throws {
        try withTemporaryFolder { folder in
            let run = try shell(
                """
                echo '{"id":"A","type":"chiffrement"}' >$D/in.json; echo old >$D/out
                $A $D/in.json --output $D/out --rejects /dev/null && $A triage $D/in.json --output $D/out --rejects $D/no \
                && $A $D/in.json --output /dev/null && $A evaluate --rejects /dev/null </dev/null
                """, in: folder)
            #expect(run.status == 0, "\(run.errors)")
        }
    }
}
