package terminal

import (
	"strings"
	"testing"

	"github.com/govdisclosure/annualreport/render"
)

func TestWriteTable(t *testing.T) {
	var b strings.Builder
	WriteTable(&b, [][]string{{"文件", "大小", "机关"}, {"a.pdf", "12.0 KB", "某局"}, {"很长的名字.docx", "1 KB", "甲\n乙\u202e"}}, 1)
	want := "文件                大小  机关\n" +
		"a.pdf            12.0 KB  某局\n" +
		"很长的名字.docx     1 KB  甲\\n乙\\u202e\n"
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
}

// However long a name is, no line is wider than a terminal, and no character is lost.
func TestTableFits(t *testing.T) {
	long := strings.Repeat("很长的文件夹/", 12) + "报告.docx"
	office := strings.Repeat("某市某区", 9) + "人民政府办公室"
	var b strings.Builder
	WriteTable(&b, [][]string{{"file", "size", "office"}, {long, "1.0 KB", office}})
	var first, last strings.Builder
	for i, line := range strings.Split(strings.TrimSuffix(b.String(), "\n"), "\n") {
		if w := render.Width(line); w > columns {
			t.Errorf("%d places: %s", w, line)
		}
		if i > 0 {
			fields := strings.Fields(strings.ReplaceAll(line, "1.0 KB", ""))
			first.WriteString(fields[0])
			if len(fields) > 1 {
				last.WriteString(fields[1])
			}
		}
	}
	if first.String() != long || last.String() != office {
		t.Errorf("lost:\n%s\n%s\n%s", b.String(), first.String(), last.String())
	}
}
