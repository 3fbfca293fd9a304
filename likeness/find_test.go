package likeness_test

import (
	"context"
	"errors"
	"math"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/govdisclosure/annualreport/internal/madeupcity"
	"github.com/govdisclosure/annualreport/likeness"
	"github.com/govdisclosure/annualreport/report"
	"github.com/govdisclosure/annualreport/validate"
	"golang.org/x/text/language"
)

// offices returns all offices of a made-up city.
func offices(c *madeupcity.City) (all []*madeupcity.Office) {
	for _, county := range c.Counties {
		all = append(all, county.Offices...)
	}
	return all
}

func reports(all []*madeupcity.Office) []*report.Report {
	rs := make([]*report.Report, len(all))
	for i, o := range all {
		rs[i] = o.Report
	}
	return rs
}

// TestCopies: of 720 reports on the same subjects exactly the copies are found, with none
// to 15 of a hundred words changed, and nothing of the others.
func TestCopies(t *testing.T) {
	for seed := range uint64(3) {
		all := offices(madeupcity.New(seed, 12, 60, 2024))
		want := map[[2]int]bool{}
		for i, changed := range []int{0, 0, 5, 10, 10, 10, 10, 15} {
			from, to := 37+i*83, 21+i*61
			madeupcity.Copy(seed, all[from], all[to], changed)
			want[[2]int{min(from, to), max(from, to)}] = true
		}
		found, err := likeness.Find(context.Background(), reports(all), nil, likeness.Options{})
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range found.Pairs {
			if k := [2]int{p.A.Report, p.B.Report}; !want[k] {
				t.Errorf("seed %d: %s and %s are no copies: %+v", seed, all[k[0]].Name, all[k[1]].Name, p.Passages)
			} else {
				t.Logf("seed %d: %s %d %%, %s %d %%, %d passages", seed, all[k[0]].Name, p.A.Share, all[k[1]].Name, p.B.Share, len(p.Passages))
				delete(want, k)
			}
			for _, s := range p.Passages {
				for _, place := range []likeness.Place{s.A, s.B} {
					text, err := all[place.Report].Report.Text(place.Key)
					if err != nil {
						t.Fatal(err)
					}
					if got := text[place.Block-1].(report.Paragraph).String()[place.Start:place.End]; got != place.Text {
						t.Errorf("%s is not where it should be, but %s", place.Text, got)
					}
				}
				if s.Exact && letters(s.A.Text) != letters(s.B.Text) {
					t.Errorf("not the same: %q %q", s.A.Text, s.B.Text)
				}
			}
		}
		for k := range want {
			t.Errorf("seed %d: not found: %s and %s", seed, all[k[0]].Name, all[k[1]].Name)
		}
		if len(found.Customary) > 0 {
			t.Errorf("customary: %+v", found.Customary)
		}
	}
}

// letters leaves out punctuation and what numbers are.
func letters(s string) string {
	return strings.Map(func(c rune) rune {
		if strings.ContainsRune("，。；：、“”（）《》0123456789 ", c) {
			return -1
		}
		return c
	}, s)
}

// TestSamples: five offices' published reports are no copies of each other, and each is
// one of itself.
func TestSamples(t *testing.T) {
	var samples []*report.Report
	files, err := filepath.Glob("../testdata/reports/*.yaml")
	if err != nil || len(files) != 5 {
		t.Fatal(files, err)
	}
	for _, name := range files {
		r, err := report.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		samples = append(samples, r)
	}
	found, err := likeness.Find(context.Background(), samples, samples, likeness.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range found.Pairs {
		t.Errorf("%s and %s: %+v", samples[p.A.Report].Office, samples[p.B.Report].Office, p)
	}
	for _, p := range found.Last {
		if p.A.Share < 85 {
			t.Errorf("%s is like itself by %d %%", samples[p.A.Report].Office, p.A.Share)
		}
	}
	if len(found.Last) != 5 {
		t.Errorf("%d of 5 are like themselves", len(found.Last))
	}
}

func of(texts ...string) (all []*report.Report) {
	for _, s := range texts {
		all = append(all, &report.Report{Year: 2024, Overview: report.Plain(s)})
	}
	return all
}

const (
	own     = "全年组织三批次渔船进坞检修，岸线巡护队沿堤坝逐段查看，把险工险段的照片、责任人、完工时间一并贴在码头公示栏里，船老大随时能看。"
	other   = "校车线路由交警与学校共同踏勘，家长委员会推选代表跟车体验，站点遮雨棚的安装进度每周在班级群里通报一次，意见当天就有回音。"
	customs = "以习近平新时代中国特色社会主义思想为指导，全面贯彻落实党的二十大和二十届二中、三中全会精神，坚持以公开为常态、不公开为例外，遵循公正、公平、合法、便民的原则。"
)

// TestWhatCounts tries single passages.
func TestWhatCounts(t *testing.T) {
	tests := []struct {
		name  string
		a, b  string
		pairs int
		exact bool
	}{
		{"nothing in common", own, other, 0, false},
		{"the same", own, own, 1, true},
		{"within others", other + own, own + "另有一句。", 1, true},
		{"other widths and punctuation", own, strings.NewReplacer("，", ",", "、", " ").Replace(own), 1, true},
		{"what everybody writes", customs, customs, 0, false},
		{"what everybody writes around", customs + own, customs + other, 0, false},
		{"one word changed", own, strings.Replace(own, "岸线", "堤防", 1), 1, false},
		{"a sentence of twenty letters", "全年组织三批次渔船进坞检修，岸线巡护队" + other, "全年组织三批次渔船进坞检修，岸线巡护队。", 0, false},
		{"other figures", "开会12次，" + own, "开会1305次，" + own, 1, true},
		{"none", "", "", 0, false},
	}
	for _, test := range tests {
		found, err := likeness.Find(context.Background(), of(test.a, test.b), nil, likeness.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if len(found.Pairs) != test.pairs {
			t.Errorf("%s: %d pairs: %+v", test.name, len(found.Pairs), found.Pairs)
			continue
		}
		if test.pairs > 0 && found.Pairs[0].Passages[0].Exact != test.exact {
			t.Errorf("%s: %+v", test.name, found.Pairs[0])
		}
	}
	found, err := likeness.Find(context.Background(), of(own, own), nil, likeness.Options{Known: []string{own}})
	if err != nil || len(found.Pairs) != 0 {
		t.Errorf("known texts are held against offices: %+v %v", found, err)
	}
}

// TestHandedOut: a text that most have is told once and held against none, and copies
// beside it are found.
func TestHandedOut(t *testing.T) {
	all := offices(madeupcity.New(3, 1, 40, 2024))
	for _, o := range all[:30] {
		o.Report.Overview = append(report.Plain(own), o.Report.Overview...)
	}
	madeupcity.Copy(3, all[4], all[9], 0)
	found, err := likeness.Find(context.Background(), reports(all), nil, likeness.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if len(found.Pairs) != 1 || found.Pairs[0].A.Report != 4 || found.Pairs[0].B.Report != 9 {
		t.Errorf("%+v", found.Pairs)
	}
	if len(found.Customary) != 1 || found.Customary[0].Report != 0 {
		t.Errorf("%+v", found.Customary)
	}
}

// TestManyCopies: a text that twelve of thirty have makes each of them like another.
func TestManyCopies(t *testing.T) {
	all := offices(madeupcity.New(5, 1, 30, 2024))
	for i := range 12 {
		madeupcity.Copy(5, all[29], all[i], 10)
	}
	found, err := likeness.Find(context.Background(), reports(all), nil, likeness.Options{})
	if err != nil {
		t.Fatal(err)
	}
	alike := map[int]bool{}
	for _, p := range found.Pairs {
		alike[p.A.Report], alike[p.B.Report] = true, true
	}
	if len(alike) != 13 {
		t.Errorf("%d of 13 are found: %v", len(alike), alike)
	}
}

// TestSame: the same reports give the same result, and end with the context.
func TestSame(t *testing.T) {
	all := offices(madeupcity.New(9, 1, 60, 2024))
	madeupcity.Copy(9, all[1], all[2], 10)
	madeupcity.Copy(9, all[1], all[3], 10)
	first, err := likeness.Find(context.Background(), reports(all), nil, likeness.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for range 5 {
		again, err := likeness.Find(context.Background(), reports(all), nil, likeness.Options{})
		if err != nil || !reflect.DeepEqual(first, again) {
			t.Fatal("another result", err)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := likeness.Find(ctx, reports(all), nil, likeness.Options{}); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

// TestHostileTexts: texts that repeat themselves are compared in time; one that is longer
// than is compared is named.
func TestHostileTexts(t *testing.T) {
	same := strings.Repeat("政", 80_000)
	wave := strings.Repeat("公开信息公开政府", 9_000)
	found, err := likeness.Find(context.Background(), of(same, same, wave, wave, same+same), nil, likeness.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(found.TooLong, []int{4}) {
		t.Errorf("too long: %v", found.TooLong)
	}
}

// asked is a context that ends when it was asked so many times whether it did.
type asked struct {
	context.Context
	left, times int
}

func (a *asked) Err() error {
	if a.times++; a.times > a.left {
		return context.Canceled
	}
	return nil
}

// TestEndsWithItsContext: the context is asked all along the work, and ends it wherever it
// is.
func TestEndsWithItsContext(t *testing.T) {
	all := of(strings.Repeat(own, 200), strings.Repeat(own, 200), own, own)
	whole := &asked{Context: context.Background(), left: math.MaxInt}
	if _, err := likeness.Find(whole, all, all, likeness.Options{}); err != nil {
		t.Fatal(err)
	}
	if whole.times < 500 {
		t.Errorf("the context was asked %d times", whole.times)
	}
	for n := 0; n < whole.times; n += 1 + whole.times/40 {
		ctx := &asked{Context: context.Background(), left: n}
		if _, err := likeness.Find(ctx, all, all, likeness.Options{}); !errors.Is(err, context.Canceled) || ctx.times > n+2 { // the last to ask why
			t.Fatalf("ended at question %d: %v, asked %d times", n+1, err, ctx.times)
		}
	}
}

// BenchmarkFind shows that the work grows as the number of reports does.
func BenchmarkFind(b *testing.B) {
	for _, counties := range []int{1, 12, 50} {
		b.Run(string(report.ChineseNumber(counties)), func(b *testing.B) {
			rs := reports(offices(madeupcity.New(1, counties, 60, 2024)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := likeness.Find(context.Background(), rs, nil, likeness.Options{}); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*len(rs)), "µs/report")
		})
	}
}

// FuzzFind: any two texts are compared without a fault, and places are where they say.
func FuzzFind(f *testing.F) {
	f.Add(own, own)
	f.Add(customs+own, other+own)
	f.Add("a\x80政", "１２３")
	f.Fuzz(func(t *testing.T, a, b string) {
		rs := of(a, b)
		found, err := likeness.Find(context.Background(), rs, rs, likeness.Options{Passage: 8, Share: 1})
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range append(found.Pairs, found.Last...) {
			for _, s := range p.Passages {
				if text := rs[s.A.Report].Overview[s.A.Block-1].(report.Paragraph).String(); text[s.A.Start:s.A.End] != s.A.Text {
					t.Errorf("%+v", s)
				}
			}
		}
	})
}

// TestLinear: the work grows as the number of reports does, not as that of pairs: 3,000
// take at most half as much again for each as 720.
func TestLinear(t *testing.T) {
	each := func(counties int) float64 {
		rs := reports(offices(madeupcity.New(1, counties, 60, 2024)))
		return testing.AllocsPerRun(1, func() {
			if _, err := likeness.Find(context.Background(), rs, nil, likeness.Options{}); err != nil {
				t.Fatal(err)
			}
		}) / float64(len(rs))
	}
	few, many := each(12), each(50)
	t.Logf("allocations a report: %.0f of 720, %.0f of 3,000", few, many)
	if many > 1.5*few {
		t.Errorf("allocations a report: %.0f of 720, %.0f of 3,000", few, many)
	}
}

// TestRule: both reports of a pair are told of the other.
func TestRule(t *testing.T) {
	all := offices(madeupcity.New(4, 1, 20, 2024))
	madeupcity.Copy(4, all[3], all[8], 10)
	rs := reports(all)
	found, err := likeness.Find(context.Background(), rs, nil, likeness.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for i, r := range rs {
		res, err := validate.Check(r, validate.Options{Rules: []*validate.Rule{found.Rule(rs)}})
		if err != nil {
			t.Fatal(err)
		}
		other := map[int]int{3: 8, 8: 3}
		if k, alike := other[i]; alike != (len(res.Findings) == 1) {
			t.Errorf("%s: %d findings", r.Office, len(res.Findings))
		} else if alike {
			if m := res.Findings[0].Message(language.Chinese); !strings.Contains(m, rs[k].Office) || !strings.Contains(m, "%的文字") {
				t.Errorf("%s", m)
			}
		}
	}
}
