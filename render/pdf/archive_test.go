package pdf

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/govdisclosure/annualreport/render"
	"github.com/govdisclosure/annualreport/render/layout"
)

// TestArrange: every entry has its place, and counts what is below it.
func TestArrange(t *testing.T) {
	for _, c := range []struct {
		levels []int
		want   string // parent/previous/next/first/last/below of each
	}{
		{nil, ""},
		{[]int{0}, "-1/-1/-1/-1/-1/0"},
		{[]int{0, 1, 1, 0}, "-1/-1/3/1/2/2 0/-1/2/-1/-1/0 0/1/-1/-1/-1/0 -1/0/-1/-1/-1/0"},
		{[]int{0, 1, 2, 1, 0, 1}, "-1/-1/4/1/3/3 0/-1/3/2/2/1 1/-1/-1/-1/-1/0 0/1/-1/-1/-1/0 -1/0/-1/5/5/1 4/-1/-1/-1/-1/0"},
		// Of a lower level from the beginning, and one that is left out.
		{[]int{1, 0, 2, 2}, "-1/-1/1/-1/-1/0 -1/0/-1/2/2/2 1/-1/-1/3/3/1 2/-1/-1/-1/-1/0"},
	} {
		var outline []layout.Entry
		for _, l := range c.levels {
			outline = append(outline, layout.Entry{Level: l})
		}
		var got []string
		for _, e := range arrange(outline) {
			got = append(got, fmt.Sprintf("%d/%d/%d/%d/%d/%d", e.parent, e.previous, e.next, e.first, e.last, e.below))
		}
		if diff := cmp.Diff(c.want, strings.Join(got, " ")); diff != "" {
			t.Errorf("%v: %s", c.levels, diff)
		}
	}
}

// TestMetadata: whatever the document's data are, the packet is XML that says them.
func TestMetadata(t *testing.T) {
	m := render.Meta{Title: "甲 <乙> & “丙” 𠮷", Author: "]]>", Keywords: []string{"", "一"}, Language: "zh-CN",
		Date: time.Date(2025, 1, 20, 0, 0, 0, 0, time.UTC)}
	for _, c := range []struct {
		m         render.Meta
		l         level
		has, lack []string
	}{
		{m, level{part: 3, conformance: "U"}, []string{"甲 <乙> & “丙” 𠮷", "]]>", "一", "zh-CN", "2025-01-20T00:00:00Z", "3", "U"}, []string{"Integer"}},
		{m, level{3, "A", true}, []string{"A", "1", "Integer"}, nil},
		{render.Meta{}, level{3, "A", true}, []string{"3"}, []string{"0001-01-01T00:00:00Z"}},
	} {
		texts := map[string]bool{}
		d := xml.NewDecoder(strings.NewReader(string(metadata(c.m, c.l))))
		for {
			token, err := d.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatal(err)
			}
			if s, ok := token.(xml.CharData); ok {
				texts[string(s)] = true
			}
		}
		for _, s := range c.has {
			if !texts[s] {
				t.Errorf("no %q in %v", s, texts)
			}
		}
		for _, s := range c.lack {
			if texts[s] {
				t.Errorf("%q in %v", s, texts)
			}
		}
	}
}
