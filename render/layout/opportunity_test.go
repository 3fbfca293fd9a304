package layout

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestPlain: to ask the Annex only about what is not plain gives what it says when it
// is asked about all. The texts are drawn from characters of all its classes.
func TestPlain(t *testing.T) {
	alphabet := []rune("永国永国，。、；：？！（）《》〈〉「」『』【】〔〕“”‘’a1 1.,:;!?/%-–—…·()[]{}$℃‰\u00a0\u200b\u200d\u2060\u0301\n" +
		"אあァーっ가각ㄱ🇨🇳👍🏽｛｝％＄ａ１々〇㈠①〜～×÷×°′″№\u3000")
	random := rand.New(rand.NewPCG(1, 2))
	for range 10_000 {
		text := make([]rune, 1+random.IntN(10))
		for i := range text {
			text[i] = alphabet[random.IntN(len(alphabet))]
		}
		comparePlain(t, string(text))
		if t.Failed() {
			return
		}
	}
}

func FuzzPlain(f *testing.F) {
	f.Add("2024年1月1日，“公开”（一）。")
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) < 500 {
			comparePlain(t, text)
		}
	})
}

func comparePlain(t *testing.T, text string) {
	t.Helper()
	s := newSetter(Page{}.orStandard(), plainFaces())
	defer s.release()
	p, err := s.measure(10*Point, 0, span{text: text})
	if err != nil || len(p.chars) == 0 {
		return
	}
	got := slices.Clone(p.chances[1:len(p.chars)])
	for i := range p.chars {
		p.chars[i].plain = false
	}
	p.opportunities()
	if diff := cmp.Diff(p.chances[1:len(p.chars)], got); diff != "" {
		t.Errorf("%q: %s", text, diff)
	}
}
