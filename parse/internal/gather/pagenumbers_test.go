package gather

import (
	"context"
	"strings"
	"testing"

	"github.com/govdisclosure/annualreport/internal/form"
	"github.com/govdisclosure/annualreport/parse/internal/doc"
	"github.com/govdisclosure/annualreport/parse/internal/remark"
)

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
		ga := &gatherer{form: form.Of(nil), budget: doc.NewAccount(context.Background(), doc.Limits{}), remarks: &remark.List{}}
		blocks := looseLines(in)
		before := len(filled(blocks))
		ga.leaveOutPageNumbers(blocks)
		got := ""
		if len(ga.remarks.All) > 0 {
			got = ga.remarks.All[0].Quote
		}
		if got != left {
			t.Errorf("%q: left out %q, want %q", in, got, left)
		}
		if gone := before - len(filled(blocks)); gone != len(strings.ReplaceAll(left, " / ", " "))+min(len(left), 1) {
			t.Errorf("%q: %d bytes are gone", in, gone)
		}
	}
}

// looseLines are the lines of a text, as a reader has them.
func looseLines(text string) []doc.Block {
	var blocks []doc.Block
	for line := range strings.SplitSeq(text, "\n") {
		b := doc.TextBlock(line, len(blocks)+1)
		b.Loose = true
		blocks = append(blocks, b)
	}
	return blocks
}

func filled(blocks []doc.Block) string {
	var lines []string
	for i := range blocks {
		if text := blocks[i].Text(); text != "" {
			lines = append(lines, text)
		}
	}
	return strings.Join(lines, " ")
}
