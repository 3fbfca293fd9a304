package main

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/govdisclosure/annualreport/parse"
	"github.com/govdisclosure/annualreport/report"
)

// What is written reads back, strictly, as what was read.
func TestConvert(t *testing.T) {
	const page = "../../testdata/parse/page-cms.html"
	want, err := parse.Open(page)
	if err != nil {
		t.Fatal(err)
	}
	var file, doubts bytes.Buffer
	if err := convert(&file, &doubts, page); err != nil {
		t.Fatal(err)
	}
	got, err := report.ReadYAML(&file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want.Report, got); diff != "" || !strings.Contains(doubts.String(), "提示：") {
		t.Errorf("(-want +got):\n%s\n%s", diff, &doubts)
	}
}

func TestConvertErrors(t *testing.T) {
	for name, want := range map[string]string{"none.html": "none.html", "../../testdata/parse/bars.txt": "whose report"} {
		var file bytes.Buffer
		if err := convert(&file, &bytes.Buffer{}, name); err == nil || !strings.Contains(err.Error(), want) || file.Len() > 0 {
			t.Errorf("%s: %v, %d bytes written", name, err, file.Len())
		}
	}
}
