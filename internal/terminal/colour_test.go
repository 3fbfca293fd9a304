package terminal

import (
	"bytes"
	"testing"
)

// Only a terminal is told of colours, and what is painted is escaped as all else.
func TestPaint(t *testing.T) {
	var b bytes.Buffer
	w := NewWriter(&b)
	if err := w.Paint(Red, "不能\x1b公布"); err != nil {
		t.Fatal(err)
	}
	if want := `不能\u001b公布`; b.String() != want {
		t.Errorf("no terminal: %q, want %q", b.String(), want)
	}
	b.Reset()
	if err := w.paint(Red, "不能\x1b公布"); err != nil {
		t.Fatal(err)
	}
	if want := "\x1b[31m" + `不能\u001b公布` + "\x1b[0m"; b.String() != want {
		t.Errorf("a terminal: %q, want %q", b.String(), want)
	}
}
