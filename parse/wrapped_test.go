package parse_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/govdisclosure/annualreport/parse"
)

// TestWrappedOpening: wherever a program breaks the lines of the opening, none of them is
// the title, which stands above.
func TestWrappedOpening(t *testing.T) {
	const opening = "本报告根据《中华人民共和国政府信息公开条例》（以下简称《条例》）和《中华人民共和国政府信息公开工作年度报告格式》的要求编制，统计时段为2024年1月1日至2024年12月31日。"
	runes := []rune(opening)
	data, err := os.ReadFile(filepath.Join(fixtures, "bars.txt"))
	if err != nil {
		t.Fatal(err)
	}
	_, rest, ok := bytes.Cut(data, []byte("一、总体情况"))
	if !ok {
		t.Fatal("bars.txt has no section 一")
	}
	for width := 20; width <= 60; width++ {
		var b strings.Builder
		b.WriteString("    云川市水务局\n2024年政府信息公开工作年度报告\n\n  ")
		for at := 0; at < len(runes); at += width {
			b.WriteString(string(runes[at:min(at+width, len(runes))]) + "\n")
		}
		b.WriteString("一、总体情况" + string(rest))
		res, err := parse.Read("a.txt", strings.NewReader(b.String()))
		if err != nil {
			t.Errorf("%d characters a line: %v", width, err)
			continue
		}
		if r := res.Report; r.Office != "云川市水务局" || r.Year != 2024 || strings.ReplaceAll(r.Opening.String(), "\n", "") != opening {
			t.Errorf("%d characters a line: %s, %d, %q", width, r.Office, r.Year, strings.TrimSpace(r.Opening.String()))
		}
	}
}
