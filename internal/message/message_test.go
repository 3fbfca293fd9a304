package message

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestVisible(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"empty", "", ""},
		{"plain", "某市教育局 2022年，12件", "某市教育局 2022年，12件"},
		{"lines and tabs stay", "一\n二\t三", "一\n二\t三"},
		{"a command for the terminal", "\x1b[2J局", `\u001b[2J局`},
		{"carriage return", "好\r坏", `好\u000d坏`},
		{"DEL and C1", "a\x7fb\u009bc", `a\u007fb\u009bc`},
		{"order of characters", "12\u202e34\u202c", `12\u202e34\u202c`},
		{"isolates and marks", "\u2066a\u2069\u200f\u061c", `\u2066a\u2069\u200f\u061c`},
		{"zero width", "1\u200b2\u200d3\ufeff4\u2060", `1\u200b2\u200d3\ufeff4\u2060`},
		{"soft hyphen and fillers", "a\u00adb\u3164c\u115fd", `a\u00adb\u3164c\u115fd`},
		{"separators of lines", "a\u2028b\u2029", `a\u2028b\u2029`},
		{"tags", "a\U000e0041\U000e007f", `a\U000e0041\U000e007f`},
		{"ideographic variation sequence", "葛\U000e0100城", "葛\U000e0100城"},
		{"selector behind a symbol", "✔\ufe0f", "✔\ufe0f"},
		{"selector behind a digit", "1\ufe0f2", `1\ufe0f2`},
		{"selector alone, and twice", "\ufe00葛\U000e0100\U000e0101", `\ufe00葛` + "\U000e0100" + `\U000e0101`},
		{"no UTF-8", "a\xffb\xe5\xb1", `a\xffb\xe5\xb1`},
		{"surrogate", "\xed\xa0\x80", `\xed\xa0\x80`},
		{"the mark of what was not read stays", "\ufffd", "\ufffd"},
		{"wide and ideographic space stay", "\u3000\u00a0", "\u3000\u00a0"},
	} {
		if got := Visible(c.in); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

func FuzzVisible(f *testing.F) {
	f.Add("\x1b[31m局\u202e\xff\U000e0100葛\U000e0100")
	f.Fuzz(func(t *testing.T, s string) {
		got := Visible(s)
		if !utf8.ValidString(got) {
			t.Fatalf("%q is no UTF-8", got)
		}
		for _, r := range got {
			if r != '\n' && r != '\t' && unicode.IsControl(r) {
				t.Fatalf("%q holds the control %U", got, r)
			}
		}
		if strings.ContainsAny(got, "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c\u200b\ufeff") {
			t.Fatalf("%q holds what is not seen", got)
		}
		if again := Visible(got); again != got {
			t.Fatalf("%q is escaped twice: %q", got, again)
		}
	})
}
