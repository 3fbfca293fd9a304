package report

import "testing"

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
		{"", KindUnstated, false},
		{"合江县", KindUnstated, true},
		{"合江县", Department, false},
	} {
		r := &Report{Office: tc.office, Kind: tc.kind}
		if got := r.OfGovernment(); got != tc.want {
			t.Errorf("%q of kind %q: %v", tc.office, tc.kind, got)
		}
	}
}

func TestKindOf(t *testing.T) {
	for kind, names := range map[Kind][]string{
		Government: {
			"某某省", "某某市", "盐城市", "成都市", "某某市某某区", "某某区", "合江县", "寿县", "关岭布依族苗族自治县", "内蒙古自治区", "某某自治州",
			"某某盟", "某某旗", "鄂伦春自治旗", "某某镇", "某某乡", "某某族乡", "房山区", "晋城市城区", "佳木斯市郊区", "浦东新区", "天津市滨海新区",
			"神农架林区", "石家庄市井陉矿区", "六枝特区", "某某市人民政府", " 某某县 ", "某某县某某镇人民政府",
		},
		KindUnstated: {
			"", "县", "我县", "全市", "城市", "某某市财政局", "某某县人民政府办公室", "某某经济技术开发区", "某某高新区", "某某新区", "某某社区", "某某工业园区",
			"某某景区", "某某学区", "某某灌区", "某某库区", "某某林区", "某某矿区", "某某保税区", "某某街道", "某某街道办事处", "某某联盟", "城乡", "某某超市",
			"某某地区", "杭州", "某某海关", "某某市教育局某某县", "某某县（本级）", "某某区管委会", "A市",
		},
	} {
		for _, name := range names {
			if got := KindOf(name); got != kind {
				t.Errorf("%q is of kind %q, want %q", name, got, kind)
			}
		}
	}
}
