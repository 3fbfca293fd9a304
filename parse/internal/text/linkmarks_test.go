package text

import (
	"testing"

	"github.com/govdisclosure/annualreport/parse/internal/remark"
)

func TestWithoutLinks(t *testing.T) {
	const list = "\nReferences\n\n   Visible links\n   1. https://example.org/\n   2. file:///a\n   4. javascript:void(0)\n\n"
	for _, c := range []struct{ name, in, want string }{
		{"marks and their list", "[1]首页 公开[2]指南\n[4]打印\n" + list, "首页 公开指南\n打印\n\n"},
		{"columns", "   [1]规章  4   5\n" + list, "   规章     4   5\n\n"},
		{"other numbers in brackets", "见注[3]。[2]指南，国办发[2021]30号，件数12[1]\n" + list, "见注[3]。指南，国办发[2021]30号，件数12[1]\n\n"},
		{"no list", "[1]首页\n\nReferences\n\n正文。\n", "[1]首页\n\nReferences\n\n正文。\n"},
		{"a list of something else", "[1]首页\n\nReferences\n\n1. 条例\n", "[1]首页\n\nReferences\n\n1. 条例\n"},
		{"text behind the list", "[1]首页\n" + list + "正文。\n", "[1]首页\n" + list + "正文。\n"},
		{"no heading", "[1]首页\n1. https://example.org/\n", "[1]首页\n1. https://example.org/\n"},
	} {
		var l remark.List
		got := string(withoutLinks(&l, []byte(c.in)))
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
		if said := len(l.All) == 1 && l.All[0].Code == remark.TextLeftOut; said != (got != c.in) {
			t.Errorf("%s: %+v", c.name, l.All)
		}
	}
}
