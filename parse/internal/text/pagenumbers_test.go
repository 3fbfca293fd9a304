package text

import (
	"context"
	"strings"
	"testing"

	"github.com/govdisclosure/annualreport/parse/internal/doc"
)

// A number at the edge of a page is left out where it counts the pages.
func TestPageNumbers(t *testing.T) {
	for in, want := range map[string]string{
		"甲\n1\f乙\n2\f丙\n3\f":  "甲 乙 丙",
		"甲\f乙\n2\f丙\n3\f":     "甲 乙 丙",
		"12\n甲\f13\n乙\f":      "甲 乙",
		"甲\n1\n\f":            "甲",
		"甲\n\n1":              "甲 1",
		"行政许可\n\f7\n行政处罚\n8":  "行政许可 7 行政处罚 8",
		"甲\n7\f乙\n2\f丙\n3\f":  "甲 7 乙 丙",
		"甲\n7\f乙\n9\f丙\n3":    "甲 7 乙 9 丙",
		"甲\n- 1 -\f乙\n7\f丙":   "甲 乙 7 丙",
		"甲\f乙\n4\f丙\n5\f丁\n3": "甲 乙 丙 丁 3",
	} {
		if got := filledLines(textBlocks(t, in)); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func textBlocks(t *testing.T, text string) []doc.Block {
	t.Helper()
	blocks, err := readText(doc.NewAccount(context.Background(), doc.Limits{}), []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return blocks
}

func filledLines(blocks []doc.Block) string {
	var lines []string
	for i := range blocks {
		if text := blocks[i].Text(); text != "" {
			lines = append(lines, text)
		}
	}
	return strings.Join(lines, " ")
}
