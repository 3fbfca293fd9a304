package parse_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/govdisclosure/annualreport/parse"
)

// TestLimits: each limit is an error that names it.
func TestLimits(t *testing.T) {
	page := []byte("<html><body><table><tr><td>规章</td><td>1</td></tr></table><p>一</p><p>二</p></body></html>")
	var docx bytes.Buffer
	z := zip.NewWriter(&docx)
	w, err := z.Create("word/document.xml")
	if err == nil {
		_, err = w.Write([]byte("<document><body>" + strings.Repeat("<p/>", 1000) + "</body></document>"))
	}
	if err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		want   string
		limits parse.Limits
		data   []byte
	}{
		{"Bytes", parse.Limits{Bytes: 10}, page},
		{"Cells", parse.Limits{Cells: 1}, page},
		{"Blocks", parse.Limits{Blocks: 1}, page},
		{"Depth", parse.Limits{Depth: 3}, page},
		{"Time", parse.Limits{Time: time.Nanosecond}, page},
		{"Unpacked", parse.Limits{Unpacked: 100}, docx.Bytes()},
		{"Blocks", parse.Limits{Blocks: 10}, docx.Bytes()},
	} {
		_, err := parse.Options{Limits: c.limits}.Read("page", bytes.NewReader(c.data))
		var limit *parse.LimitError
		if !errors.As(err, &limit) || limit.Limit != c.want {
			t.Errorf("%+v: %v; want the limit %s", c.limits, err, c.want)
		}
	}
	var limit *parse.LimitError
	if _, err := (parse.Options{}).Read("page", bytes.NewReader(page)); errors.As(err, &limit) {
		t.Errorf("within the limits: %v", err)
	}
}
