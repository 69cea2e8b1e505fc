//! Facts that are one of a few words.

use serde::{Deserialize, Serialize};

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, Serialize)]
        pub enum $name { $($(#[$vdoc])* #[serde(rename = $word)] $variant),* }

        impl $name {
            /// The words that the YAML may use.
            pub const WORDS: &'static [&'static str] = &[$($word),*];

            /// The word for this value.
            pub fn word(self) -> &'static str {
                match self { $($name::$variant => $word),* }
            }
        }
    };
}

words! {
    /// What kind of organ a regulation is for.
    Kind {
        /// Tỉnh uỷ, thành uỷ.
        TinhUy = "tinh-uy",
        /// Uỷ ban Kiểm tra of a cấp uỷ.
        UyBanKiemTra = "uy-ban-kiem-tra",
        /// Several bodies together.
        PhoiHop = "phoi-hop",
        /// Đảng uỷ xã, phường, đặc khu.
        DangUyXa = "dang-uy-xa",
        /// Đảng uỷ cơ sở.
        DangUyCoSo = "dang-uy-co-so",
        /// Chi bộ.
        ChiBo = "chi-bo",
        /// Uỷ ban nhân dân xã.
        UbndXa = "ubnd-xa",
        /// Any other.
        #[default]
        Khac = "khac",
    }
}

words! {
    /// Whether a regulation is in force.
    Status {
        /// Being drafted.
        #[default]
        Draft = "draft",
        /// Issued.
        Issued = "issued",
    }
}

words! {
    /// Where the tone mark of oa, oe, uy stands.
    Tone {
        /// On the last vowel: uỷ, khoá, hoà.
        #[default]
        Old = "old",
        /// On the first: ủy, khóa, hòa.
        New = "new",
    }
}

words! {
    /// Degrees of urgency.
    Urgency {
        /// KHẨN.
        #[default]
        Khan = "khan",
        /// THƯỢNG KHẨN.
        ThuongKhan = "thuong-khan",
        /// HOẢ TỐC.
        HoaToc = "hoa-toc",
    }
}

words! {
    /// Whether a role is a body or a person.
    Form {
        /// A body.
        #[default]
        Collective = "collective",
        /// A person.
        Individual = "individual",
    }
}
