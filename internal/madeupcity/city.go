// Package madeupcity makes up a city for tests and measurements: counties, their offices,
// and the report of each for a year, from a seed. Texts are put together by a grammar on
// the same subjects for all, each office's on its own; figures balance. What is wrong with
// a report is planted by who asks for it.
package madeupcity

import (
	_ "embed"
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"strings"

	"github.com/govdisclosure/annualreport/report"
)

// City is a city with its counties.
type City struct {
	Name     string // its government
	Year     int
	Counties []*County
}

// County is a county with its offices, the government's own first.
type County struct {
	Name    string // its government
	Offices []*Office
}

// Office is an office with its report.
type Office struct {
	Name   string
	Kind   report.Kind
	Report *report.Report
}

//go:embed names.txt
var namesFile string

// New makes up a city of so many counties with so many offices each. The same seed gives
// the same city, and a larger city begins with the smaller one.
func New(seed uint64, counties, offices, year int) *City {
	c := &City{Name: "某某市人民政府", Year: year}
	lines := officeLines()
	first := []rune("东西南北安平长永新兴临清和昌宁海")
	second := []rune("山水河江川林泉阳陵原桥州岭湖溪城")
	for i := range counties {
		place := string(first[i%len(first)]) + string(second[(i/len(first)+5*i)%len(second)])
		if n := i / (len(first) * len(second)); n > 0 {
			place += string(first[n%len(first)])
		}
		place += "县"
		county := &County{Name: place + "人民政府"}
		for k := range offices {
			line := lines[k%len(lines)]
			name := place + line.name
			if n := k / len(lines); n > 0 {
				name = fmt.Sprintf("%s第%s%s", place, report.ChineseNumber(n+1), line.name)
			}
			o := &Office{Name: name, Kind: line.kind}
			o.Report = newReport(seed, o, line.own, year)
			county.Offices = append(county.Offices, o)
		}
		c.Counties = append(c.Counties, county)
	}
	return c
}

type officeLine struct {
	name, own string
	kind      report.Kind
}

func officeLines() (all []officeLine) {
	for line := range strings.Lines(namesFile) {
		f := strings.Fields(line)
		if len(f) != 3 || f[0] == "#" {
			continue
		}
		kind, err := report.ParseKind(f[0])
		must(err)
		all = append(all, officeLine{f[1], f[2], kind})
	}
	return all
}

// newReport makes up the report of an office. Its numbers are those of the seed and the
// name, so that no office's hang on another's.
func newReport(seed uint64, o *Office, own string, year int) *report.Report {
	h := fnv.New64a()
	fmt.Fprintf(h, "%d %s %d", seed, o.Name, year)
	w := &writer{rand.New(rand.NewPCG(seed, h.Sum64())), own}
	r := &report.Report{Office: o.Name, Kind: o.Kind, Year: year}
	r.Opening = report.Plain(fmt.Sprintf("本报告依照《中华人民共和国政府信息公开条例》编制，所列数据的统计时段为%d年1月1日至12月31日。", year))
	r.Overview = report.Plain(strings.Join([]string{
		"（一）主动公开", w.several("proactive", 3+w.IntN(3)),
		"（二）依申请公开", w.several("requests", 2+w.IntN(2)),
		"（三）政府信息管理", w.several("manage", 2+w.IntN(2)),
		"（四）政府信息公开平台建设", w.several("platform", 2+w.IntN(2)),
		"（五）监督保障", w.several("guard", 2+w.IntN(2)),
	}, "\n"))
	r.Problems = report.Plain("主要不足：" + w.listed("problem", 2+w.IntN(2)) + "\n改进安排：" + w.listed("mend", 2+w.IntN(3)))
	r.OtherMatters = report.Plain(w.say("other"))
	w.figures(r)
	return r
}

// figures fills in tables that balance.
func (w *writer) figures(r *report.Report) {
	for i := range r.Edition().Figures() {
		f := &r.Edition().Figures()[i]
		if !f.Free() {
			continue
		}
		if f.Unit == report.TenThousandYuan {
			a, err := report.ParseAmount(fmt.Sprintf("%d.%02d", w.IntN(60), w.IntN(100)))
			must(err)
			must(r.Set(f.Address, a))
			continue
		}
		n := int64(0)
		if w.IntN(5) == 0 {
			n = w.Int64N(30)
		}
		must(r.Set(f.Address, report.N(n)))
	}
	// What came in is what was handled and what is left.
	for _, id := range r.Edition().Identities() {
		if id.Kind != report.IdentityBalance {
			continue
		}
		figure, err := r.Edition().Figure(id.Left[0])
		must(err)
		if !figure.Free() {
			continue
		}
		right := int64(0)
		for _, a := range id.Right {
			right += w.at(r, a)
		}
		for _, a := range id.Left[1:] {
			right -= w.at(r, a)
		}
		if right < 0 { // more was carried in than was handled: nothing was
			for _, a := range id.Left[1:] {
				right += w.at(r, a)
				must(r.Set(a, report.N(0)))
			}
		}
		must(r.Set(id.Left[0], report.N(right)))
	}
}

// at returns a count.
func (w *writer) at(r *report.Report, a report.Address) int64 {
	v, err := r.Value(a)
	must(err)
	n, _ := v.(report.Count).Int()
	return n
}

// must ends a test that asks for what the form does not have.
func must(err error) {
	if err != nil {
		panic(err)
	}
}
