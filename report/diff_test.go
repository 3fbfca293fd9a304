package report

import (
	"bytes"
	"encoding/json"
	"errors"
	"image"
	"image/png"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/shopspring/decimal"
)

// randomReport fills in what a report may hold, by chance.
func randomReport(t *testing.T, rng *rand.Rand, f *Format) *Report {
	t.Helper()
	pick := func(all ...string) string { return all[rng.IntN(len(all))] }
	r := &Report{Format: f, Office: pick("甲局", "乙局"), Kind: Kind(rng.IntN(3)), Year: 2020 + rng.IntN(4)}
	if rng.IntN(2) == 0 {
		r.Published = Date{2025, 1, 1 + rng.IntN(30)}
	}
	r.Contact = Contact{Phone: pick("", "010-1", "010-2"), Email: pick("", "a@b.cn")}
	for i := range f.figures {
		figure := &f.figures[i]
		var v Value
		switch {
		case !figure.Free():
		case figure.Unit == TenThousandYuan:
			v = AmountOf(decimal.New(int64(rng.IntN(300)), -int32(rng.IntN(3))))
		default:
			v = N(int64(rng.IntN(4)))
		}
		switch n := rng.IntN(4); {
		case !figure.Free() && n == 0, v != nil && n == 1:
			if r.Stated.Figures == nil {
				r.Stated.Figures = map[Address]string{}
			}
			r.Stated.Figures[figure.Address] = pick("/", "3", "无")
		case v != nil && n > 1:
			if err := r.Set(figure.Address, v); err != nil {
				t.Fatal(err)
			}
		}
	}
	for _, key := range f.TextKeys() {
		if err := r.SetText(key, randomText(t, rng)); err != nil {
			t.Fatal(err)
		}
	}
	if rng.IntN(2) == 0 {
		r.Stated.Title = pick("甲局年报", "乙局年报")
		for i := range f.spec.Sections {
			if rng.IntN(3) > 0 {
				r.Stated.Headings = append(r.Stated.Headings, StatedHeading{pick(f.spec.Sections[i].Key, ""), pick("一、甲", "二、乙")})
			}
		}
	}
	return r
}

func randomText(t *testing.T, rng *rand.Rand) (text Text) {
	t.Helper()
	words := []string{"公开", "信息", "12", "3件", "。", "申请", "办理", "e-mail", "𠮷"}
	some := func() string {
		var b strings.Builder
		for range 1 + rng.IntN(6) {
			b.WriteString(words[rng.IntN(len(words))])
		}
		return b.String()
	}
	for range rng.IntN(4) {
		switch rng.IntN(5) {
		case 0:
			var b bytes.Buffer
			if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 1+rng.IntN(3), 1))); err != nil {
				t.Fatal(err)
			}
			text = append(text, &Picture{Data: b.Bytes(), Alt: some(), Caption: []string{"", "图"}[rng.IntN(2)]})
		case 1:
			text = append(text, &TextTable{Caption: []string{"", "表"}[rng.IntN(2)], HeaderRows: rng.IntN(2), Rows: [][]string{{some(), some()}, {"", some()}}})
		case 2:
			text = append(text, Paragraph{{some(), true}, {some(), false}})
		default:
			text = append(text, Paragraph{{Text: some()}})
		}
	}
	return text
}

// A blank entry in More says as much as none.
var exactly = cmp.Options{
	cmpopts.IgnoreMapEntries(func(_ Address, v Value) bool { return v == nil || v.Blank() }),
	cmp.AllowUnexported(Count{}), cmpopts.EquateEmpty(),
	cmp.Comparer(func(a, b *Format) bool { return a == b }),
	cmp.Comparer(func(a, b Amount) bool { return a.Equal(b) }),
}

// Apply(a, Diff(a, b)) is b in all that a report holds, whatever the editions are.
func TestApplyGivesTheOtherReport(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	editions := Editions()
	for i := range 120 {
		f, g := editions[rng.IntN(len(editions))], editions[rng.IntN(len(editions))]
		a := randomReport(t, rng, f)
		b := randomReport(t, rng, g)
		if i%2 == 0 { // two versions of one report, of which little differs
			b = randomVersion(t, rng, a)
		}
		before := cloned(t, a)
		changes, err := Diff(a, b)
		if err != nil {
			t.Fatal(err)
		}
		got, err := changes.Apply(a)
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(b, got, exactly); d != "" {
			t.Fatalf("%d: %s", i, d)
		}
		if d := cmp.Diff(before, a, exactly); d != "" {
			t.Fatalf("%d: the report was changed: %s", i, d)
		}
		if changes.Empty() != (cmp.Diff(a, b, exactly) == "") {
			t.Errorf("%d: empty is %v", i, changes.Empty())
		}
		wordsAddUp(t, changes)
		if _, err := json.Marshal(changes); err != nil {
			t.Error(err)
		}
		if back, err := Diff(b, a); err != nil || len(back.Figures) != len(changes.Figures) {
			t.Errorf("%d: backwards: %v", i, err)
		}
	}
}

func cloned(t *testing.T, r *Report) *Report {
	t.Helper()
	c, err := (&Changes{before: r.Format, after: r.Format}).Apply(r)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func randomVersion(t *testing.T, rng *rand.Rand, a *Report) *Report {
	t.Helper()
	b := cloned(t, a)
	other := randomReport(t, rng, a.Edition())
	key := a.Edition().TextKeys()[rng.IntN(8)]
	text, err := other.Text(key)
	if err != nil {
		t.Fatal(err)
	}
	if err := b.SetText(key, text); err != nil {
		t.Fatal(err)
	}
	for range rng.IntN(3) {
		f := &a.Edition().figures[rng.IntN(len(a.Edition().figures))]
		if _, stated := b.Stated.Figures[f.Address]; !f.Free() || stated {
			continue
		}
		if err := b.Set(f.Address, other.value(f)); err != nil {
			t.Fatal(err)
		}
	}
	return b
}

// wordsAddUp: the words of a block before and after are those that stand there.
func wordsAddUp(t *testing.T, c *Changes) {
	t.Helper()
	for _, text := range c.Texts {
		for _, block := range text.Blocks {
			var before, after strings.Builder
			for _, w := range block.Words {
				if w.In != InAfter {
					before.WriteString(w.Text)
				}
				if w.In != InBefore {
					after.WriteString(w.Text)
				}
			}
			if block.Before > 0 && before.String() != wordsOf(text.Before[block.Before-1]) {
				t.Errorf("%s: %q", text.Key, before.String())
			}
			if block.After > 0 && after.String() != wordsOf(text.After[block.After-1]) {
				t.Errorf("%s: %q", text.Key, after.String())
			}
		}
	}
}

func TestDiffSaysWhatFollows(t *testing.T) {
	a := &Report{Office: "某局", Year: 2024}
	a.ZeroBlanks()
	a.Requests.New.Individual, a.Requests.Outcome.Granted.Individual = N(21), N(21)
	b := cloned(t, a)
	b.Requests.New.Individual = N(22)
	c, err := Diff(a, b)
	if err != nil {
		t.Fatal(err)
	}
	cell := func(s string) Address { return Address("requests." + s) }
	because := []Address{cell("new.individual")}
	if len(c.Figures) != 1 || c.Figures[0].Address != because[0] || c.Figures[0].Before.String() != "21" || c.Figures[0].After.String() != "22" {
		t.Errorf("figures %+v", c.Figures)
	}
	if len(c.Follows) != 1 || c.Follows[0].Address != cell("new.total") || !reflect.DeepEqual(c.Follows[0].Because, because) {
		t.Errorf("follows %+v", c.Follows)
	}
	if len(c.Balances) != 2 || !c.Balances[0].Before.Holds() || c.Balances[0].After.Holds() || c.Balances[0].After.Left != "22" || !reflect.DeepEqual(c.Balances[1].Because, because) {
		t.Errorf("balances %+v", c.Balances)
	}
}

func TestDiffWords(t *testing.T) {
	for _, tc := range []struct {
		before, after string
		want          []Words
	}{
		{"全年收到申请21件。", "全年收到申请122件。", []Words{{InBoth, "全年收到申请"}, {InBefore, "21"}, {InAfter, "122"}, {InBoth, "件。"}}},
		{"办理甲乙丙丁", "办理甲丙丁", []Words{{InBoth, "办理甲"}, {InBefore, "乙"}, {InBoth, "丙丁"}}},
		{"ABC的DEF", "XYZ的UVW", []Words{{InBefore, "ABC的DEF"}, {InAfter, "XYZ的UVW"}}},
		{"紧扣全市中心工作，立足防动员职责。", "认真落实党中央对本省工作的重要要求。", []Words{{InBefore, "紧扣全市中心工作，立足防动员职责"}, {InAfter, "认真落实党中央对本省工作的重要要求"}, {InBoth, "。"}}},
		{"", "新", []Words{{InAfter, "新"}}},
		{"同", "同", []Words{{InBoth, "同"}}},
	} {
		if got := diffWords(split(tc.before), split(tc.after)); !reflect.DeepEqual(got, tc.want) {
			t.Errorf("%s → %s: %+v", tc.before, tc.after, got)
		}
	}
}

// A long text takes no more than its bound.
func TestDiffOfLongTexts(t *testing.T) {
	a, b := &Report{Office: "某局", Year: 2024}, &Report{Office: "某局", Year: 2024}
	a.Overview, b.Overview = Plain(strings.Repeat("甲乙", 300_000)), Plain(strings.Repeat("丙丁", 300_000))
	c, err := Diff(a, b)
	if err != nil {
		t.Fatal(err)
	}
	wordsAddUp(t, c)
}

// Where the report is not the one that was compared, nothing is made of it; and what would
// be lost is refused.
func TestApplyConflicts(t *testing.T) {
	a := &Report{Office: "某局", Year: 2024, Overview: Plain("甲")}
	b := &Report{Office: "乙局", Year: 2024, Overview: Plain("乙")}
	b.Requests.New.Individual = N(1)
	b.Stated = Stated{Title: "年报", Headings: []StatedHeading{{Text: "一、"}}, Figures: map[Address]string{"requests.new.total": "1"}}
	c, err := Diff(a, b)
	if err != nil {
		t.Fatal(err)
	}
	for where, change := range map[string]func(*Report){
		"office":                  func(r *Report) { r.Office = "丙局" },
		"overview":                func(r *Report) { r.Overview = Plain("丙") },
		"requests.new.individual": func(r *Report) { r.Requests.New.Individual = N(7) },
		"requests.new.total":      func(r *Report) { r.Stated.Figures = map[Address]string{"requests.new.total": "9"} },
		"stated.headings":         func(r *Report) { r.Stated.Headings = []StatedHeading{{Text: "二、"}} },
		"edition":                 func(r *Report) { r.Format = Edition2019() },
	} {
		other := cloned(t, a)
		change(other)
		var conflict *ConflictError
		if _, err := c.Apply(other); !errors.As(err, &conflict) || conflict.Where != where {
			t.Errorf("%s: %v", where, err)
		}
	}
	for _, r := range []*Report{nil, {Kind: 9}, {More: More{Texts: map[string]Text{"x": Plain("甲")}}}, {Published: Date{2024, 2, 31}}} {
		if _, err := Diff(a, r); err == nil {
			t.Errorf("%+v: no error", r)
		}
	}
}
