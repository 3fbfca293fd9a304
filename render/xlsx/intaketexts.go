package xlsx

import (
	"strings"

	"github.com/govdisclosure/annualreport/internal/message"
	"github.com/govdisclosure/annualreport/report"
)

// texts writes the sheet of the texts, one to a cell, a paragraph a line.
func (b *intake) texts() error {
	sheet := b.in("文字", "Texts")
	if err := b.sheet(sheet, 30, 110); err != nil {
		return err
	}
	b.set(1, 1, b.in("文字部分（每段一行，Alt+Enter 换行）", "Texts (a paragraph a line, Alt+Enter)"), look{title: true, left: true})
	row := 3
	for _, key := range b.report.Edition().TextKeys() {
		text, err := b.report.Text(key)
		if err != nil {
			return err
		}
		for i, block := range text {
			if _, ok := block.(report.Paragraph); !ok {
				return message.Errorf("xlsx.text_block", b.report.Edition().Label(key), i+1)
			}
		}
		label := b.textLabel(key)
		b.set(1, row, label, look{head: true})
		plain := strings.TrimSuffix(text.String(), "\n")
		if cut(plain) != plain {
			return message.Errorf("xlsx.text_long", b.report.Edition().Label(key))
		}
		b.set(2, row, plain, look{input: true, left: true, top: true, wrap: true, format: "@"})
		if err := b.name(NamePrefix+key, sheet, 2, row); err != nil {
			return err
		}
		b.page.heights[row] = textHeight(plain)
		row++
	}
	return b.protect(sheet)
}

// textHeight is how high a row is that shows a text, up to what a program shows of one.
func textHeight(s string) float64 {
	const letters, line, least, most = 58, 15, 32, 400
	lines := 0
	for p := range strings.Lines(s) {
		lines += 1 + len([]rune(p))/letters
	}
	return float64(max(least, min(most, line*(lines+1))))
}

// textLabel is what a text is called.
func (b *intake) textLabel(key string) string {
	if l, ok := report.FieldLabel(key); ok {
		return l.In(b.english)
	}
	section, part, _ := strings.Cut(key, ".")
	label := key
	if s := b.report.Edition().Section(section); s != nil {
		label = s.Heading()
		if b.english {
			label = s.Title.EN
		}
	}
	switch part {
	case "lead":
		label += b.in("（表前文字）", " (above the table)")
	case "notes":
		label += b.in("（表后文字）", " (below the table)")
	}
	return label
}
