package parse

import (
	"context"
	"strings"
	"testing"

	"github.com/govdisclosure/annualreport/internal/form"
	"github.com/govdisclosure/annualreport/parse/internal/remark"
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

func textBlocks(t *testing.T, text string) []block {
	t.Helper()
	blocks, err := readText(openAccount(context.Background(), bounds{}), []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return blocks
}

func filledLines(blocks []block) string {
	var lines []string
	for i := range blocks {
		if text := blocks[i].text(); text != "" {
			lines = append(lines, text)
		}
	}
	return strings.Join(lines, " ")
}

// So is one between empty lines that counts the pages, and no figure of a table or a
// sentence.
func TestPageNumbersAmongLines(t *testing.T) {
	page := strings.Repeat("本机关依法公开政府信息，", 20) + "答复统计信"
	whole := strings.Repeat("本机关依法公开政府信息。", 20)
	for in, left := range map[string]string{
		page + "\n\n1\n\n息。" + page + "\n\n2\n\n息。":                                                         "1 / 2",
		whole + "\n\n1\n\n" + page + "\n\n2\n\n息。\n\n" + whole + "\n\n3\n":                                  "1 / 2 / 3",
		page + "\n\n2\n\n息。" + page + "\n\n3\n\n息。":                                                         "2 / 3",
		page + "\n\n1\n\n息。\n\n" + whole + "\n规章\t2\t3\t4\n\n2\n\n行政规范性文件\t5\t6\t7\n\n" + whole + "\n\n3\n": "1 / 2 / 3",
		page + "\n\n1\n\n息。\n\n规章\t2\t3\t4\n\n2\n\n行政规范性文件\t5\t6\t7\n\n" + whole + "\n\n2\n":                "1 / 2",
		page + "\n\n1\n\n息。\n\n规章\n\n2\n\n行政规范性文件\t5\t6\t7\n\n" + whole + "\n\n3\n":                         "1 / 3",
		page + "\n\n1\n\n息。\n\n行政许可\n\n2\n\n行政处罚\n\n3\n\n" + whole + "\n\n3\n":                              "1 / 3",
		page + "\n\n1\n\n息。":                                          "",
		page + "\n\n1\n\n息。" + page + "\n\n3\n\n息。":                   "",
		page + "\n\n1\n\n件，办结\n\n" + page + "\n\n2\n\n件。":             "",
		page + "\n\n1\n\n息，共收到申请\n\n2\n\n次。":                          "",
		page + "\n1\n息。" + page + "\n2\n息。":                           "",
		whole + "\n\n1\n\n" + whole + "\n\n2\n\n" + whole + "\n\n3\n": "",
		page + "\n\n7\n\n息。" + page + "\n\n8\n\n息。":                   "",
	} {
		ga := &gatherer{form: form.Of(nil), budget: openAccount(context.Background(), bounds{}), remarks: &remark.List{}}
		blocks := textBlocks(t, in)
		before := len(filledLines(blocks))
		ga.leaveOutPageNumbers(blocks)
		got := ""
		if len(ga.remarks.All) > 0 {
			got = ga.remarks.All[0].Quote
		}
		if got != left {
			t.Errorf("%q: left out %q, want %q", in, got, left)
		}
		if gone := before - len(filledLines(blocks)); gone != len(strings.ReplaceAll(left, " / ", " "))+min(len(left), 1) {
			t.Errorf("%q: %d bytes are gone", in, gone)
		}
	}
}
