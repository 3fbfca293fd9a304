package report

import (
	"bytes"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// FuzzRead reads arbitrary bytes as both forms: no panic, and what is read writes
// and reads back as itself in both.
func FuzzRead(f *testing.F) {
	f.Add([]byte(small))
	f.Add([]byte(`{"office": "某局", "year": 2024, "requests": {"new": {"individual": 1, "total": "x"}}}`))
	f.Add([]byte("office: 某局\nyear: 2024\noverview: [a, {runs: [b, {text: c, bold: true}]}]\n"))
	f.Add([]byte("- - - - {a: [}"))
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, read := range []func([]byte) (*Report, error){
			func(b []byte) (*Report, error) { return ReadJSON(bytes.NewReader(b)) },
			func(b []byte) (*Report, error) { return ReadYAML(bytes.NewReader(b)) },
		} {
			r, err := read(data)
			if err != nil {
				continue
			}
			var j, y bytes.Buffer
			if err := WriteJSON(&j, r); err != nil {
				t.Fatalf("cannot write what was read: %v", err)
			}
			if err := WriteYAML(&y, r); err != nil {
				t.Fatalf("cannot write what was read: %v", err)
			}
			text := y.String()
			if back, err := ReadJSON(&j); err != nil {
				t.Fatalf("JSON does not read back: %v", err)
			} else if diff := cmp.Diff(r, back); diff != "" {
				t.Fatalf("JSON reads back otherwise:\n%s", diff)
			}
			if back, err := ReadYAML(&y); err != nil {
				t.Fatalf("YAML does not read back: %v\n%s", err, text)
			} else if diff := cmp.Diff(r, back); diff != "" {
				t.Fatalf("YAML reads back otherwise:\n%s\n%s", diff, text)
			}
		}
	})
}
