package pages

import "testing"

func TestWithoutRadicals(t *testing.T) {
	for text, want := range map[string]string{
		"人⺠政府⻔⼾网站": "人民政府门户网站", "⾏政⽀出": "行政支出", "⻘海⻢⼭": "青海马山", "公开": "公开", "⺀": "⺀", "\u2329办法\u232A": "〈办法〉",
	} {
		if got, _ := withoutRadicals(text); got != want {
			t.Errorf("%s was read as %s, want %s", text, got, want)
		}
	}
	if _, n := withoutRadicals("人⺠政府⻔⼾网站"); n != 3 {
		t.Errorf("%d radicals", n)
	}
}
