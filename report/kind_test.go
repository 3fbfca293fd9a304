package report

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

func TestOfGovernment(t *testing.T) {
	for _, tc := range []struct {
		office string
		kind   Kind
		want   bool
	}{
		{"某某市人民政府", KindUnstated, true},
		{" 某某市人民政府 ", KindUnstated, true},
		{"某某市人民政府", Department, false},
		{"某某市人民政府办公室", KindUnstated, false},
		{"某某市人民政府办公室", Government, true},
		{"某某镇", KindUnstated, true},
		{"某某镇", Subdistrict, false},
		{"某某局", Township, true},
		{"", KindUnstated, false},
		{"合江县", KindUnstated, true},
		{"合江县", Department, false},
		{"某某局", Kind(77), false},
	} {
		r := &Report{Office: tc.office, Kind: tc.kind}
		if got := r.OfGovernment(); got != tc.want {
			t.Errorf("%q of kind %q: %v", tc.office, tc.kind, got)
		}
	}
}

// A kind that is given is never overridden, and one that is only inferred is said to be.
func TestOrganKind(t *testing.T) {
	for _, tc := range []struct {
		office   string
		given    Kind
		want     Kind
		inferred bool
	}{
		{"某某县财政局", KindUnstated, Department, true},
		{"某某县财政局", Institution, Institution, false},
		{"某某经济开发区管理委员会", Department, Department, false},
		{"某某单位", KindUnstated, KindUnstated, false},
	} {
		kind, inferred := (&Report{Office: tc.office, Kind: tc.given}).OrganKind()
		if kind != tc.want || inferred != tc.inferred {
			t.Errorf("%s, given %q: %q, inferred %v", tc.office, tc.given, kind, inferred)
		}
	}
}

// Every kind has its facts, each with what it rests on, and its key is read back.
func TestKindFacts(t *testing.T) {
	for i, f := range Kinds() {
		if f.Kind != Kind(i) || f.Kind.Facts() != f {
			t.Errorf("the facts of %v stand in place %d", f.Kind, i)
		}
		if k, err := ParseKind(f.Key); i > 0 && (err != nil || k != f.Kind) {
			t.Errorf("%q is read as %v (%v)", f.Key, k, err)
		}
		for _, l := range []Label{f.Label, f.DueBasis, f.GovernmentBasis, f.RulesBasis, f.RollsUpBasis} {
			if l.ZH == "" || l.EN == "" {
				t.Errorf("%q lacks a text: %+v", f.Key, f)
			}
		}
		if (f.DueMonth == 0) != (f.DueDay == 0) {
			t.Errorf("%q is due on %v %d", f.Key, f.DueMonth, f.DueDay)
		}
	}
}

func TestKindOf(t *testing.T) {
	for kind, names := range map[Kind][]string{
		Government: {
			"某某省", "某某市", "盐城市", "成都市", "某某市某某区", "某某区", "合江县", "寿县", "关岭布依族苗族自治县", "内蒙古自治区", "某某自治州",
			"某某盟", "某某旗", "鄂伦春自治旗", "房山区", "晋城市城区", "佳木斯市郊区", "浦东新区", "天津市滨海新区",
			"神农架林区", "石家庄市井陉矿区", "六枝特区", "某某市人民政府", " 某某县 ",
		},
		Township:   {"某某镇", "某某乡", "某某族乡", "某某县某某镇人民政府"},
		Zone:       {"某某经济技术开发区", "某某高新区", "某某新区", "某某工业园区", "某某景区", "某某保税区", "某某园区管委会"},
		Department: {"某某市财政局"}, GovernmentOffice: {"某某县人民政府办公室"}, Subdistrict: {"某某街道", "某某街道办事处"}, Vertical: {"某某海关"},
		KindUnstated: {
			"", "县", "我县", "全市", "城市", "某某社区", "某某学区", "某某灌区", "某某库区", "某某林区", "某某矿区", "某某联盟", "城乡", "某某超市",
			"某某地区", "某某区管委会", "杭州", "某某市教育局某某县", "某某县（本级）", "A市", strings.Repeat("某", 200) + "人民政府",
		},
	} {
		for _, name := range names {
			if got := KindOf(name); got != kind {
				t.Errorf("%q is of kind %q, want %q", name, got, kind)
			}
		}
	}
}

// TestKindOfNames: of more than 300 names that follow real patterns nearly all are told,
// and none is wrongly taken for a government or a department, or for neither where it is one.
func TestKindOfNames(t *testing.T) {
	data, err := os.ReadFile("../testdata/names/kinds.txt")
	if err != nil {
		t.Fatal(err)
	}
	n, right := 0, 0
	for line := range strings.Lines(string(data)) {
		key, name, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if !ok {
			continue
		}
		want := KindUnstated
		if key != "-" {
			if want, err = ParseKind(key); err != nil {
				t.Fatal(err)
			}
		}
		n++
		got := KindOf(name)
		if got == want {
			right++
			continue
		}
		t.Logf("%s is taken for %q, not %q", name, got, want)
		for _, k := range []Kind{Government, Department} {
			if (got == k) != (want == k) && got != KindUnstated {
				t.Errorf("%s is taken for %q; it is %q", name, got, want)
			}
		}
	}
	if n < 300 || right < n*295/300 {
		t.Errorf("%d of %d names are right", right, n)
	}
	t.Logf("%d of %d names are right", right, n)
}

// TestKindOfCounties: the name of every county, district and city of the country is its
// government's, and that of a zone among them its committee's.
func TestKindOfCounties(t *testing.T) {
	data, err := os.ReadFile("../testdata/names/counties.txt")
	if err != nil {
		t.Fatal(err)
	}
	zone := regexp.MustCompile(`(开发区|示范区|工业园区|产业园区|化工园区|创意园区|实验区|名胜区|管理区|管委会)$|^(北戴河|邯郸冀南|沧州渤海|衡水滨湖|镇江|德州天衢|兰州)新区$`)
	// Alone, without their city's, these names tell nothing.
	nothing := strings.Fields("城区 矿区 保定白沟新城 西沙群岛 南沙群岛 中沙群岛的岛礁及其海域 大柴旦行政委员会")
	n := 0
	for name := range strings.Lines(string(data)) {
		name = strings.TrimSpace(name)
		n++
		want := Government
		switch {
		case zone.MatchString(name):
			want = Zone
		case slices.Contains(nothing, name):
			want = KindUnstated
		}
		if got := KindOf(name); got != want {
			t.Errorf("%s is taken for %q, not %q", name, got, want)
		}
	}
	if n < 2900 {
		t.Errorf("%d names", n)
	}
}

// The patterns say nothing that cannot be read.
func TestKindPatterns(t *testing.T) {
	if _, err := parseKindPatterns(kindNamesText); err != nil {
		t.Fatal(err)
	}
	for _, bad := range []string{"zone ends", "zone begins 开发区", "kingdom ends 王国", "zone ends {nowhere}管委会", "zone ends {open"} {
		if _, err := parseKindPatterns(bad); err == nil {
			t.Errorf("%q is read", bad)
		}
	}
}

func BenchmarkKindOf(b *testing.B) {
	for b.Loop() {
		KindOf("某某县某某单位")
	}
}
