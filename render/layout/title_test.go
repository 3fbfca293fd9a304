package layout

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestBreakTitle(t *testing.T) {
	for _, test := range []struct {
		text string
		want []string
	}{
		{"某某市国防动员办公室", []string{"某某市国防动员办公室"}},
		{"某某壮族自治区某某市人力资源和社会保障局办公室", []string{"某某壮族自治区某某市", "人力资源和社会保障局办公室"}},
	} {
		s := newSetter(Page{}.orStandard(), plainFaces())
		p, err := s.measure(22*Point, 0, span{text: test.text, role: roleTitle})
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(test.want, texts(p, p.breakTitle(MM(156)))); diff != "" {
			t.Error(diff)
		}
	}
}
