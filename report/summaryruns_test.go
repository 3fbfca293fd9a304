package report

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// What a page shows of a paragraph is divided into the runs that it had, and left alone
// where it is not what it was.
func TestSummaryDivided(t *testing.T) {
	had := Paragraph{{Text: "一"}, {Text: "段"}, {Bold: true}, {Text: "文", Bold: true}, {Text: "字", Bold: true}}
	r := &Report{Office: "某局", Year: 2024, Overview: Text{Paragraph{{Text: "甲"}, {Text: "乙", Bold: true}}, had}}
	c, err := Carry(r)
	if err != nil {
		t.Fatal(err)
	}
	s, err := ParseSummary(c.Summary.String())
	if err != nil {
		t.Fatal(err)
	}
	if n := len(s.Runs["overview"]); n != 1 {
		t.Errorf("the runs of %d paragraphs are noted, want those of 1", n)
	}
	for _, tc := range []struct {
		name        string
		shown, want Paragraph
	}{
		{"as it was", Paragraph{{Text: "一段"}, {Text: "文字", Bold: true}}, had},
		{"longer", Paragraph{{Text: "一段"}, {Text: "文字们", Bold: true}}, nil},
		{"shorter", Paragraph{{Text: "一段"}, {Text: "文", Bold: true}}, nil},
		{"less bold", Paragraph{{Text: "一段文"}, {Text: "字", Bold: true}}, nil},
		{"bolder", Paragraph{{Text: "一"}, {Text: "段文字", Bold: true}}, nil},
		{"gone", Paragraph{}, nil},
	} {
		if tc.want == nil {
			tc.want = tc.shown
		}
		page := Text{r.Overview[0], tc.shown}
		got := s.Divided("overview", page)
		if diff := cmp.Diff(Text{r.Overview[0], tc.want}, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tc.name, diff)
		}
		if diff := cmp.Diff(tc.shown, page[1]); diff != "" {
			t.Errorf("%s: the page's own text changed:\n%s", tc.name, diff)
		}
	}
	if got := s.Divided("overview", Text{&Picture{}, &Picture{}}); len(got) != 2 {
		t.Errorf("pictures are divided: %v", got)
	}
	if got := s.Divided("overview", nil); got != nil {
		t.Errorf("no text is divided into %v", got)
	}
	s.Runs["overview"][0] = []SummaryRun{{Bytes: -1}, {Bytes: 7}}
	if got := s.Divided("overview", r.Overview); !cmp.Equal(got[0], r.Overview[0]) {
		t.Errorf("runs of no length divide into %v", got[0])
	}
}
