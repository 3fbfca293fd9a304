package validate

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"runtime/metrics"
	"strings"
	"testing"
	"time"

	"github.com/govdisclosure/annualreport/report"
)

// hostile are reports of a size: a piece of one said n times, nested n deep or made n
// long. At n = 1 each is of some kilobytes.
var hostile = []struct {
	name string
	make func(t testing.TB, n int) (*report.Report, Options)
}{
	// Digits.
	{"digits in one paragraph", paragraph(func(n int) string { return repeat("1", 4000*n) })},
	{"digits with points", paragraph(func(n int) string { return repeat("1.", 2000*n) })},
	{"digits in groups", paragraph(func(n int) string { return repeat("123，", 1000*n) })},
	{"digits with spaces", paragraph(func(n int) string { return repeat("1 ", 2000*n) })},
	{"digits of full width", paragraph(func(n int) string { return repeat("９", 2000*n) })},
	{"Chinese digits", paragraph(func(n int) string { return "申请" + repeat("二", 2000*n) + "件" })},
	{"digits of both kinds", paragraph(func(n int) string { return "申请" + repeat("1一", 1000*n) + "件" })},
	{"a number made large", paragraph(func(n int) string { return "收到申请1" + repeat("亿", 2000*n) + "件。" })},
	{"a number and its growth made large", paragraph(func(n int) string {
		return "收到申请1" + repeat("万", 2000*n) + "件，比2023年增长9" + repeat("百", 1000*n) + "%。"
	})},
	{"numbers of cards", paragraph(func(n int) string { return repeat("申请人11010119900307803X，手机13800138000。", 40*n) })},
	{"numbers of cards in one sentence", paragraph(func(n int) string { return repeat("11010119900307803X，", 150*n) })},
	{"years", paragraph(func(n int) string { return repeat("2023年，全办", 200*n) })},
	{"years behind spaces", paragraph(func(n int) string { return repeat(" ", 2000*n) + repeat("2023年", 200*n) })},
	{"years behind stops", paragraph(func(n int) string { return repeat("截至2023年 12月。", 150*n) })},
	{"days", paragraph(func(n int) string { return repeat("2024年1月1日", 150*n) })},
	{"mixed numerals", paragraph(func(n int) string { return repeat("3件二次", 250*n) })},
	{"mixed numerals of two units", paragraph(func(n int) string { return repeat("3件", 400*n) + repeat("二次", 300*n) })},
	// Sentences and clauses.
	{"requests", paragraph(func(n int) string { return repeat("收到申请9件，", 200*n) })},
	{"requests in sentences", paragraph(func(n int) string { return repeat("收到申请9件。", 200*n) })},
	{"requests of different numbers", paragraph(func(n int) string { return numbered("收到政府信息公开申请%d件。", 100*n) })},
	{"growth of different numbers", paragraph(func(n int) string {
		return numbered("2023年收到政府信息公开申请%d件。", 40*n) + numbered("收到政府信息公开申请%[1]d件，同比增长%[1]d%%。", 40*n)
	})},
	{"shares", paragraph(func(n int) string { return "收到申请22件，" + repeat("自然人21件，占9.5%，", 100*n) })},
	{"shares one by one", paragraph(func(n int) string { return repeat("自然人2件，分别占9%、", 100*n) })},
	{"carried over", paragraph(func(n int) string { return repeat("收到申请24件（含上年结转2件）、", 80*n) })},
	{"fees", paragraph(func(n int) string { return numbered("收取信息处理费%d元。", 120*n) })},
	{"what it became", paragraph(func(n int) string { return "申请" + repeat("由1件下降至", 200*n) + "2件。" })},
	{"what will be", paragraph(func(n int) string { return "申请1件" + repeat("将", 1500*n) + "结转。" })},
	{"labels and none", paragraph(func(n int) string { return "申请" + repeat("，无", 1000*n) + "。" })},
	{"labels and none in brackets", paragraph(func(n int) string { return "（申请" + repeat("，无", 1000*n) + "）。" })},
	{"denials of many documents", paragraph(func(n int) string { return "未" + repeat("制定", 400*n) + repeat("规章、", 400*n) + "。" })},
	{"verbs", paragraph(func(n int) string { return "申请" + repeat("收到", 600*n) + repeat("1件、", 400*n) })},
	{"unknown words", paragraph(func(n int) string { return "申请" + repeat("啊的市", 400*n) + "1件。" })},
	{"problems", problems(func(n int) string {
		return numbered("一是啊%d不够；", 100*n) + "下一步，" + numbered("加强吧%d工作；", 100*n)
	})},
	{"problems alone", problems(func(n int) string { return numbered("一是某%d不够；", 150*n) })},
	// Marks.
	{"titles not closed", paragraph(func(n int) string { return "申请" + repeat("《", 1300*n) })},
	{"titles not opened", paragraph(func(n int) string { return "申请" + repeat("》", 1300*n) })},
	{"titles one within another", paragraph(func(n int) string {
		return repeat("《公开", 300*n) + repeat("》", 300*n)
	})},
	{"wrong titles", paragraph(func(n int) string { return repeat("《信息公开条例》（国务院令第1号）", 60*n) })},
	{"brackets", paragraph(func(n int) string { return "申请" + repeat("（", 1300*n) })},
	{"brackets of another kind", paragraph(func(n int) string { return repeat("(", 1000*n) + repeat("》", 1000*n) })},
	{"brackets that close others", paragraph(func(n int) string { return repeat("(", 1000*n) + repeat("》)", 500*n) })},
	{"enumerations", paragraph(func(n int) string { return repeat("1", 1000*n) + repeat("）", 1000*n) })},
	{"doubled marks", paragraph(func(n int) string { return repeat("好，，", 400*n) })},
	{"doubled marks without end", paragraph(func(n int) string { return repeat("，", 1300*n) })},
	{"numbers of documents", paragraph(func(n int) string { return repeat("办[2024]1号", 250*n) })},
	{"half-width marks", paragraph(func(n int) string { return repeat("好,", 1000*n) })},
	{"mailboxes", paragraph(func(n int) string { return repeat("a@qq.com，", 300*n) })},
	{"mailboxes without end", paragraph(func(n int) string { return repeat("a@", 2000*n) })},
	{"placeholders", paragraph(func(n int) string { return repeat("某XX次", 500*n) })},
	{"lines to fill in", paragraph(func(n int) string { return repeat("_", 4000*n) })},
	{"invisible characters", paragraph(func(n int) string { return repeat("1\u202e", 1000*n) })},
	{"spaces", paragraph(func(n int) string { return repeat(" ", 4000*n) })},
	{"stops", paragraph(func(n int) string { return repeat("。", 1300*n) })},
	{"what closes behind a stop", paragraph(func(n int) string { return repeat("，，。", 10*n) + repeat("）", 1300*n) + repeat("，，", 10*n) })},
	{"no UTF-8", paragraph(func(n int) string { return repeat("\xe5\xb1", 2000*n) })},
	// Openings.
	{"years in titles of the opening", opening(func(n int) string { return "《" + repeat("2023年", 500*n) })},
	{"offices in the opening", opening(func(n int) string { return repeat("请与某市某局联系", 150*n) })},
	{"Han in the opening", opening(func(n int) string { return repeat("市与", 700*n) })},
	// Structure.
	{"paragraphs", blocks(func(i int) report.Block { return text("全年收到申请9件，，办结二件。") }, 100)},
	{"headings in the text", blocks(func(i int) report.Block { return text(fmt.Sprintf("（%d）主动公开情况", i)) }, 100)},
	{"empty paragraphs", blocks(func(int) report.Block { return report.Paragraph{} }, 400)},
	{"runs", blocks(func(int) report.Block { return report.Paragraph(make([]report.Run, 100)) }, 20)},
	{"pictures", blocks(func(int) report.Block { return &report.Picture{Alt: "图1", Caption: "申请1件"} }, 100)},
	{"tables in the text", blocks(func(int) report.Block {
		return &report.TextTable{Caption: "表", Rows: [][]string{{"申请", "1,2"}, {"，，", "13800138000"}}}
	}, 50)},
	{"cells", func(t testing.TB, n int) (*report.Report, Options) {
		rows := make([][]string, 50*n)
		for i := range rows {
			rows[i] = []string{"某项", "13800138000", "", "好,坏"}
		}
		return changed(t, "overview", &report.TextTable{Rows: rows})
	}},
	{"opening of many paragraphs", func(t testing.TB, n int) (*report.Report, Options) {
		all := make([]report.Block, 50*n)
		for i := range all {
			all[i] = text("如有疑问，请与某某市某某某某局联系。")
		}
		return changed(t, "opening", all...)
	}},
	// The frame.
	{"a long office", field(func(r *report.Report, n int) { r.Office = repeat("某市", 500*n) + "局" })},
	{"a long office that the text repeats", field(func(r *report.Report, n int) {
		r.Office = repeat("市", 1000*n) + "局"
		setText(r, "overview", text("收到申请"+repeat(repeat("市", 100)+"县", 10*n)+"1件。"))
	})},
	{"a long title", field(func(r *report.Report, n int) { r.Stated.Title = repeat("某局2023年", 300*n) })},
	{"a long contact", field(func(r *report.Report, n int) {
		r.Contact.Address, r.Contact.Phone = repeat("13800138000 ", 150*n), repeat("0", 2000*n)
		r.Contact.Email, r.Contact.Fax, r.Contact.Postcode = repeat("a", 2000*n)+"@qq.com", repeat("-", 2000*n), repeat("（", 500*n)
	})},
	{"headings", field(func(r *report.Report, n int) {
		for i := range 100 * n {
			r.Stated.Headings = append(r.Stated.Headings, report.StatedHeading{Section: []string{"problems", "", "?"}[i%3], Text: "七、附件"})
		}
	})},
	{"long headings", field(func(r *report.Report, n int) {
		r.Stated.Headings = []report.StatedHeading{{Section: "problems", Text: repeat("五 ", 1000*n)}}
	})},
	{"long figures", field(func(r *report.Report, n int) {
		r.Stated.Figures = map[report.Address]string{}
		for i := range r.Edition().Figures() {
			r.Stated.Figures[r.Edition().Figures()[i].Address] = repeat("9", 20*n)
		}
	})},
	{"figures of another form", field(func(r *report.Report, n int) {
		r.Stated.Figures = map[report.Address]string{}
		for i := range 200 * n {
			r.Stated.Figures[report.Address(fmt.Sprintf("requests.x%d", i))] = "1"
		}
	})},
	// Reports beside it.
	{"earlier reports", func(t testing.TB, n int) (*report.Report, Options) {
		r := inOrder(t)
		var o Options
		for i := range 20 * n {
			o.Previous = append(o.Previous, &report.Report{Office: r.Office, Year: r.Year - i%4})
		}
		return r, o
	}},
	{"a long report of last year", func(t testing.TB, n int) (*report.Report, Options) {
		r := inOrder(t)
		last := previous(t, r)
		setText(last, "overview", text(numbered("2023年，全年%d次培训已经完成。", 100*n)))
		r, _ = changed(t, "overview", text(numbered("2023年，全年%d次培训较上年增加。", 100*n)))
		return r, Options{Previous: []*report.Report{last}}
	}},
	{"subordinates", func(t testing.TB, n int) (*report.Report, Options) {
		r := inOrder(t)
		var o Options
		for i := range 10 * n {
			s := *r
			s.Office = fmt.Sprintf("某市第%d局", i)
			o.Subordinates, o.Offices = append(o.Subordinates, &s), append(o.Offices, s.Office)
		}
		return r, o
	}},
	{"subordinates without a name", func(t testing.TB, n int) (*report.Report, Options) {
		r := inOrder(t)
		var o Options
		for range 10 * n {
			o.Subordinates = append(o.Subordinates, &report.Report{Year: r.Year})
		}
		return r, o
	}},
}

func repeat(s string, n int) string { return strings.Repeat(s, n) }

// numbered writes a sentence n times with a number that goes up.
func numbered(format string, n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}

func text(s string) report.Paragraph { return report.Paragraph{{Text: s}} }

func setText(r *report.Report, key string, blocks ...report.Block) {
	if err := r.SetText(key, blocks); err != nil {
		panic(err) // the key is one of the form's
	}
}

func changed(t testing.TB, key string, blocks ...report.Block) (*report.Report, Options) {
	r := clone(t, inOrder(t))
	setText(r, key, blocks...)
	return r, Options{}
}

type maker = func(testing.TB, int) (*report.Report, Options)

func paragraph(s func(int) string) maker {
	return func(t testing.TB, n int) (*report.Report, Options) { return changed(t, "overview", text(s(n))) }
}

func problems(s func(int) string) maker {
	return func(t testing.TB, n int) (*report.Report, Options) { return changed(t, "problems", text(s(n))) }
}

func opening(s func(int) string) maker {
	return func(t testing.TB, n int) (*report.Report, Options) { return changed(t, "opening", text(s(n))) }
}

func blocks(block func(i int) report.Block, many int) maker {
	return func(t testing.TB, n int) (*report.Report, Options) {
		all := make([]report.Block, many*n)
		for i := range all {
			all[i] = block(i)
		}
		return changed(t, "overview", all...)
	}
}

func field(change func(*report.Report, int)) maker {
	return func(t testing.TB, n int) (*report.Report, Options) {
		r := clone(t, inOrder(t))
		change(r, n)
		return r, Options{}
	}
}

// cost checks a hostile report and returns what it took: bytes allocated in all and
// steps charged.
func cost(t *testing.T, of maker, n int) (allocated, steps int64, err error) {
	r, o := of(t, n)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	c := newContext(context.Background(), r, o, Limits{}.withDefaults())
	_, err = c.run(DefaultRules())
	runtime.ReadMemStats(&after)
	return int64(after.TotalAlloc - before.TotalAlloc), c.budget.Steps(), err
}

// What a check takes grows as what it is given does, whatever that is made of.
func TestCostGrowsWithSize(t *testing.T) {
	if raceEnabled {
		t.Skip("what is allocated is measured")
	}
	if _, err := Check(bad(t), Options{}); err != nil { // what is worked out once
		t.Fatal(err)
	}
	for _, h := range hostile {
		t.Run(h.name, func(t *testing.T) {
			const small, large = 4, 64
			a, s, err := cost(t, h.make, small)
			if err != nil {
				t.Fatalf("×%d: %v", small, err)
			}
			started := time.Now()
			b, u, err := cost(t, h.make, large)
			t.Logf("×%d: %d KB, %d steps; ×%d: %d KB, %d steps, %v (%v)", small, a>>10, s, large, b>>10, u, time.Since(started).Round(time.Millisecond), err)
			var limit *LimitError
			if err != nil && !errors.As(err, &limit) {
				t.Fatal(err)
			}
			// A quadratic cost would be 256 times as much.
			if most := 2 * large / small; b > int64(most)*a+1<<20 || u > int64(most)*s+1<<16 {
				t.Errorf("%d times the size takes %d times the memory and %d times the steps", large/small, b/max(a, 1), u/max(s, 1))
			}
		})
	}
}

// Whatever a report is made of, checking it holds no more than a bounded heap: it ends
// with a result or with the limit that it exceeds.
func TestPeakIsBounded(t *testing.T) {
	if testing.Short() || raceEnabled {
		t.Skip("takes seconds, and minutes under the race detector")
	}
	const most = 320 << 20
	for _, h := range hostile {
		t.Run(h.name, func(t *testing.T) {
			r, o := h.make(t, 128)
			runtime.GC()
			base, peak := heap(), uint64(0)
			done := make(chan error)
			go func() {
				_, err := Check(r, o)
				done <- err
			}()
			for {
				peak = max(peak, heap())
				select {
				case err := <-done:
					var limit *LimitError
					if err != nil && !errors.As(err, &limit) {
						t.Error(err)
					}
					if peak-min(peak, base) > most {
						t.Errorf("%d MB above the report's own %d MB (%v)", (peak-base)>>20, base>>20, err)
					}
					t.Logf("%d MB, %v", (peak-min(peak, base))>>20, err)
					return
				case <-time.After(2 * time.Millisecond):
				}
			}
		})
	}
}

// heap returns the bytes of all objects, those that are garbage included.
func heap() uint64 {
	sample := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
	metrics.Read(sample)
	return sample[0].Value.Uint64()
}

// A check ends with its context: before it begins, between rules, and within what takes
// a rule long.
func TestEndsWithItsContext(t *testing.T) {
	ended, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := CheckContext(ended, inOrder(t), Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("ended before: %v", err)
	}
	within, cancel := context.WithCancel(context.Background())
	waits := &Rule{Code: "OWN001", Severity: Hint, Check: func(ctx *Context, _ *report.Report) []Finding {
		cancel()
		<-ctx.Context().Done()
		for ctx.Step(1000) {
		}
		return []Finding{{}}
	}}
	if result, err := CheckContext(within, inOrder(t), Options{Rules: []*Rule{waits}}); !errors.Is(err, context.Canceled) || result != nil {
		t.Errorf("ended by a rule: %v, %v", result, err)
	}
	for _, h := range hostile {
		r, o := h.make(t, 128)
		ctx, cancel := context.WithTimeout(context.Background(), 30*time.Millisecond)
		started := time.Now()
		_, err := CheckContext(ctx, r, o)
		late := time.Since(started) - 30*time.Millisecond
		cancel()
		var limit *LimitError
		if err != nil && !errors.Is(err, context.DeadlineExceeded) && !errors.As(err, &limit) {
			t.Errorf("%s: %v", h.name, err)
		}
		// 100 ms on a machine of its own; others may share this one.
		if late > time.Second {
			t.Errorf("%s: ended %v after its context", h.name, late)
		} else if late > 100*time.Millisecond {
			t.Logf("%s: ended %v after its context", h.name, late)
		}
	}
}

// Each limit is named by the error of a report that exceeds it.
func TestLimits(t *testing.T) {
	long, _ := changed(t, "overview", text(repeat("，，好", 1000)))
	for _, tc := range []struct {
		limit  string
		limits Limits
	}{
		{"Text", Limits{Text: 1000}},
		{"Reports", Limits{Reports: 1}},
		{"Findings", Limits{Findings: 100}},
		{"Memory", Limits{Memory: 1 << 16}},
		{"Steps", Limits{Steps: 1000}},
		{"Time", Limits{Time: time.Nanosecond}},
	} {
		result, err := Check(long, Options{Limits: tc.limits, Offices: []string{"A", "B"}})
		var limit *LimitError
		if !errors.As(err, &limit) || limit.Limit != tc.limit || result != nil {
			t.Errorf("%s: %v, %v", tc.limit, result, err)
		}
	}
	if _, err := Check(long, Options{}); err != nil {
		t.Error(err)
	}
}
